import Core
import Testing

@Suite struct TensorShapeTests {
  private let grid = Tensor<Int>.arange(6).reshaped([2, 3])

  @Test func `reshaping keeps the order of the elements`() {
    #expect(grid.reshaped([3, -1]).shape == [3, 2])
    #expect(grid.reshaped([-1]).scalars == [0, 1, 2, 3, 4, 5])
    #expect(grid.flattened().shape == [6])
    #expect(Tensor([5]).reshaped([]).shape == [])
    #expect(Tensor<Int>.zeros([0, 3]).reshaped([-1, 3]).shape == [0, 3])
  }

  @Test func `transposing turns the axes`() {
    #expect(grid.transposed().scalars == [0, 3, 1, 4, 2, 5])
    #expect(grid.transposed().shape == [3, 2])
    let cube = Tensor<Int>.arange(24).reshaped([2, 3, 4])
    let turned = cube.transposed([1, 2, 0])
    #expect(turned.shape == [3, 4, 2])
    for i in 0..<2 {
      for j in 0..<3 { for k in 0..<4 { #expect(turned[j, k, i] == cube[i, j, k]) } }
    }
    #expect(cube.transposed() == cube.transposed([-1, 1, 0]))
    let tall = Tensor<Int>.arange(37 * 19).reshaped([37, 19])
    #expect(tall.transposed()[18, 36] == tall[36, 18])
    #expect(tall.transposed().transposed() == tall)
  }

  @Test func `axes come and go`() {
    #expect(grid.expandingDimensions(at: 0).shape == [1, 2, 3])
    #expect(grid.expandingDimensions(at: -1).shape == [2, 3, 1])
    #expect(grid.expandingDimensions(at: 1).squeezed(axis: 1) == grid)
  }

  @Test func `broadcasting repeats`() {
    #expect(Tensor([1, 2]).broadcast(to: [2, 2]).scalars == [1, 2, 1, 2])
    #expect(Tensor([[1], [2]]).broadcast(to: [2, 2]).scalars == [1, 1, 2, 2])
    #expect(Tensor(3).broadcast(to: [1, 3]).scalars == [3, 3, 3])
  }

  @Test func `padding puts a border around`() {
    let padded = Tensor([[1, 2]]).padded([(1, 0), (1, 2)], with: 9)
    #expect(padded == Tensor([[9, 9, 9, 9, 9], [9, 1, 2, 9, 9]]))
  }

  @Test func `tensors are joined along any axis`() {
    #expect(Tensor.concatenated([grid, grid]).shape == [4, 3])
    #expect(
      Tensor.concatenated([grid, Tensor([[8], [9]])], axis: 1).scalars == [0, 1, 2, 8, 3, 4, 5, 9])
    #expect(Tensor.stacked([Tensor([1, 2]), Tensor([3, 4])]).scalars == [1, 2, 3, 4])
    #expect(Tensor.stacked([Tensor([1, 2]), Tensor([3, 4])], axis: -1).scalars == [1, 3, 2, 4])
  }

  @Test func `splitting makes the first pieces longer`() {
    let pieces = Tensor<Int>.arange(7).split(count: 3)
    #expect(pieces.map(\.scalars) == [[0, 1, 2], [3, 4], [5, 6]])
    #expect(grid.split(count: 3, axis: 1).map(\.scalars) == [[0, 3], [1, 4], [2, 5]])
    #expect(Tensor.concatenated(grid.split(count: 2, axis: -1), axis: 1) == grid)
  }

  @Test func `tensors are made in NumPy's ways`() {
    #expect(Tensor<Float>.eye(2).scalars == [1, 0, 0, 1])
    #expect(
      Tensor<Double>.linspace(from: 0, through: 1, count: 5).scalars == [0, 0.25, 0.5, 0.75, 1])
    #expect(Tensor<Double>.linspace(from: 3, through: 4, count: 1).scalars == [3])
    #expect(Tensor.full([2], 7).scalars == [7, 7])
    #expect(Tensor<Float>.ones([1, 2]).scalars == [1, 1])
    #expect(Tensor.zeros(like: grid).shape == [2, 3])
    #expect(Tensor<Float>(Tensor<UInt8>([0, 255])).scalars == [0, 255])
    #expect(Tensor<Double>(Tensor<Float>([0.5])).scalars == [0.5])
    #expect(Tensor<Int>(Tensor([true, false])).scalars == [1, 0])
  }

  @Test func `a description shows the brackets, and the ends of long axes`() {
    #expect(grid.description == "[[0, 1, 2],\n [3, 4, 5]]")
    #expect(Tensor(1.5).description == "1.5")
    #expect(
      Tensor<Int>.arange(1001).description == "[0, 1, 2, ..., 998, 999, 1000]")
    #expect(Tensor<Int>.zeros([0, 2]).description == "[] (shape [0, 2])")
  }

  @Test func `a shape that cannot be reached stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([2, 3]).reshaped([4, -1])
    }
    #expect(message(of: result).contains("Tensor.reshaped: cannot reshape [2, 3] to [4, -1]"))
  }

  @Test func `tensors that do not join stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.concatenated([Tensor<Float>.zeros([2, 3]), .zeros([2, 4])])
    }
    #expect(message(of: result).contains("shapes [2, 3] and [2, 4] differ in an axis other than 0"))
  }
}
