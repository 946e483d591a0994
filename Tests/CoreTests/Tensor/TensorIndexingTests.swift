import Core
import Testing

@Suite struct TensorIndexingTests {
  /// 0 to 11 in three rows.
  private let grid = Tensor<Int>.arange(12).reshaped([3, 4])

  @Test func `elements are read and written at every rank`() {
    var vector = Tensor<Int>.arange(4)
    vector[2] += 10
    #expect(vector.scalars == [0, 1, 12, 3])
    var matrix = grid
    matrix[2, 1] *= 2
    #expect(matrix[2, 1] == 18)
    var cube = Tensor<Int>.arange(24).reshaped([2, 3, 4])
    #expect(cube[1, 2, 3] == 23)
    cube[0, 1, 2] = -1
    #expect(cube.scalars[6] == -1)
    var batch = Tensor<Int>.arange(120).reshaped([2, 3, 4, 5])
    #expect(batch[1, 2, 3, 4] == 119)
    #expect(batch[1, 0, 2, 1] == 71)
    batch[0, 0, 1, 0] = -1
    #expect(batch[at: [0, 0, 1, 0]] == -1)
    batch[at: [1, 1, 1, 1]] = -2
    #expect(batch[1, 1, 1, 1] == -2)
  }

  @Test func `rows and columns are read and written`() {
    #expect(grid[row: 1].scalars == [4, 5, 6, 7])
    #expect(grid.row(2).shape == [4])
    #expect(grid[column: 1].scalars == [1, 5, 9])
    #expect(Tensor<Int>.arange(24).reshaped([2, 3, 4])[row: 1].shape == [3, 4])
    var changed = grid
    changed[row: 0] = Tensor([7, 7, 8, 8])
    changed[row: 1] = Tensor(1)
    changed[column: 3] = Tensor([0, -1, -2])
    #expect(changed.scalars == [7, 7, 8, 0, 1, 1, 1, -1, 8, 9, 10, -2])
    changed[row: 0] += 1
    #expect(changed[row: 0].scalars == [8, 8, 9, 1])
  }

  @Test func `ranges are read and written`() {
    #expect(grid[1..<3].scalars == [4, 5, 6, 7, 8, 9, 10, 11])
    #expect(grid[..<1].shape == [1, 4])
    #expect(grid[1...].shape == [2, 4])
    #expect(grid[0..<2, 1...2].scalars == [1, 2, 5, 6])
    #expect(grid[..., 2...].scalars == [2, 3, 6, 7, 10, 11])
    #expect(grid[1..<2, ...].shape == [1, 4])
    #expect(grid[1..<1].shape == [0, 4])
    #expect(grid[ranges: [0..<2, 3..<4]].scalars == [3, 7])
    var changed = grid
    changed[0..<2] = Tensor([[0, 0, 0, 0], [1, 1, 1, 1]])
    changed[2..., ..<2] = Tensor(5)
    changed[..., 3...] = Tensor([[9], [9], [9]])
    #expect(changed.scalars == [0, 0, 0, 9, 1, 1, 1, 9, 5, 5, 10, 9])
    changed[1..<3, ...] = Tensor([1, 2, 3, 4])
    #expect(changed.scalars == [0, 0, 0, 9, 1, 2, 3, 4, 1, 2, 3, 4])
  }

  @Test func `rows, places and columns are gathered`() {
    #expect(grid[rows: [2, 0, 2]].scalars == [8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11])
    #expect(grid[rows: []].shape == [0, 4])
    #expect(grid.taking([3, 0], axis: 1).scalars == [3, 0, 7, 4, 11, 8])
    #expect(grid.gather(columns: [1, 0, 3]).scalars == [1, 4, 11])
    var changed = grid
    changed[rows: [0, 2]] = Tensor([1, 2, 3, 4])
    changed.add(10, atColumns: [0, 1, 2])
    changed.set(Tensor([0, 0, 0]), atColumns: [3, 3, 3])
    changed.add(Tensor([1, 2, 3]), atColumns: [3, 3, 3])
    changed.set(7, atColumns: [1, 2, 0])
    #expect(changed.scalars == [11, 7, 3, 1, 4, 15, 7, 2, 7, 2, 13, 3])
  }

  @Test func `masks select and set`() {
    #expect(grid[mask: grid .> 8].scalars == [9, 10, 11])
    var changed = grid
    changed[mask: grid .> 8] = 0
    changed[mask: grid .< 3] = Tensor([7, 8, 9])
    #expect(changed.scalars == [7, 8, 9, 3, 4, 5, 6, 7, 8, 0, 0, 0])
  }

  @Test func `writing to a copy leaves the original`() {
    var copy = grid
    copy[row: 0] = Tensor(0)
    copy[1, 1] = 0
    #expect(grid[0, 1] == 1)
    #expect(grid[1, 1] == 5)
  }

  @Test func `an index out of bounds stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      // Row 0, column 4 would be row 1, column 0 of the storage.
      print(Tensor<Int>.arange(12).reshaped([3, 4])[0, 4])
    }
    #expect(message(of: result).contains("index [0, 4] is out of bounds for shape [3, 4]"))
  }

  @Test func `a negative index stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var vector = Tensor([1.0, 2])
      vector[-1] = 3
    }
    #expect(message(of: result).contains("index [-1] is out of bounds for shape [2]"))
  }

  @Test func `an index of the wrong rank stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(Tensor<Float>.zeros([2, 2, 2])[0, 1])
    }
    #expect(message(of: result).contains("has length 2, but shape [2, 2, 2] has 3 axes"))
  }

  @Test func `a range out of bounds stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([3, 4])[1..<4]
    }
    #expect(message(of: result).contains("range 1..<4 of axis 0 is out of bounds for shape [3, 4]"))
  }

  @Test func `a row of the wrong length stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var matrix = Tensor<Float>.zeros([3, 4])
      matrix[row: 0] = Tensor([1, 2, 3])
    }
    #expect(
      message(of: result).contains(
        "Tensor[row:]: shapes [4] and [3] cannot be broadcast together"))
  }

  @Test func `a label outside the columns stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([2, 3]).gather(columns: [0, 3])
    }
    #expect(
      message(of: result).contains("Tensor.gather: index 3 is out of bounds for shape [2, 3]"))
  }

  @Test func `a mask of another shape stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([2])[mask: Tensor([true])] as Tensor<Float>
    }
    #expect(message(of: result).contains("a mask with the tensor's shape [2], found [1]"))
  }
}
