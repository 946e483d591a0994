import Core
import Testing

/// Subscripts that mix indices and ranges.
@Suite struct TensorPartTests {
  private let grid = Tensor<Int>.arange(12).reshaped([3, 4])
  private let cube = Tensor<Int>.arange(24).reshaped([2, 3, 4])
  private let batch = Tensor<Int>.arange(48).reshaped([2, 2, 3, 4])

  @Test func `an index drops its axis and a range keeps it`() {
    #expect(grid[0..<2, 1] == Tensor([1, 5]))
    #expect(grid[1, 2...] == Tensor([6, 7]))
    #expect(grid[all, 1] == grid[column: 1] && grid[1, all] == grid[row: 1])
    #expect(cube[1, all, 2] == Tensor([14, 18, 22]))
    #expect(cube[0...1, 0, ..<2] == Tensor([[0, 1], [12, 13]]))
    #expect(cube[1, 2, 1..<3] == Tensor([21, 22]))
    #expect(cube[all, ...1, 3] == Tensor([[3, 7], [15, 19]]))
    #expect(batch[all, all, 1, 2] == Tensor([[6, 18], [30, 42]]))
    #expect(batch[1, all, 0..<2, 0] == Tensor([[24, 28], [36, 40]]))
    #expect(batch[0, 1, 1..<3, 2..<4] == Tensor([[18, 19], [22, 23]]))
    #expect(batch[1, 0, 2, all] == Tensor([32, 33, 34, 35]))
    #expect(batch[0..<1, 1, 2, 3].shape == [1])
  }

  @Test func `axes that are not named are whole`() {
    #expect(batch[1, 0..<1].shape == [1, 3, 4])
    #expect(batch[all, 0] == batch[all, 0, all, all])
    #expect(batch[1, 1, 2...] == batch[1, 1, 2..<3, all])
    #expect(batch[0..<2, 1, 2].shape == [2, 4])
  }

  @Test func `three dots stand for all other axes, as in NumPy`() {
    #expect(batch[..., 1, 2] == batch[all, all, 1, 2])
    #expect(batch[..., 3] == batch[all, all, all, 3])
    #expect(batch[..., 1..<3].shape == [2, 2, 3, 2])
    #expect(batch[1, ...] == batch[row: 1] && batch[1, 0, ...] == batch[row: 1][row: 0])
    #expect(batch[1, ..., 2] == batch[1, all, all, 2])
    #expect(grid[1, ..., 2] == Tensor(6))
  }

  @Test func `parts are written`() {
    var changed = Tensor<Int>.zeros([2, 2, 3, 4])
    changed[all, all, 1, 2] = Tensor([[1, 2], [3, 4]])
    changed[..., 0, 0] += 5
    changed[1, 0, ...] += Tensor([[0, 0, 0, 0], [0, 0, 0, 0], [7, 7, 7, 7]])
    changed[0, all, 2, 0..<2] = Tensor([8, 9])
    #expect(changed[..., 1, 2] == Tensor([[1, 2], [3, 4]]))
    #expect(changed[..., 0, 0] == .full([2, 2], 5))
    #expect(changed[1, 0, 2, all] == .full([4], 7))
    #expect(changed[0, 1, 2, all] == Tensor([8, 9, 0, 0]))
    #expect(changed.sum() == 10 + 20 + 28 + 34)
  }

  @Test func `axes of length 1 do not matter in a write`() {
    let values = Tensor([[1, 2, 3], [4, 5, 6]])
    var out = Tensor<Int>.zeros([2, 3, 2, 2])
    out[all, all, 1, 0] = values.reshaped([2, 3, 1, 1])
    out[ranges: [0..<2, 0..<3, 0..<1, 1..<2]] = values
    #expect(out[..., 1, 0] == values && out[..., 0, 1] == values && out.sum() == 42)
    out[all, 0..<1, 0, 0] = Tensor([7, 8])
    #expect(out[all, 0, 0, 0] == Tensor([7, 8]))
  }

  @Test func `an index out of bounds next to a range stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([3, 4])[all, 4]
    }
    #expect(message(of: result).contains("index 4 of axis 1 is out of bounds for shape [3, 4]"))
  }

  @Test func `a range that begins after the end stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([3, 4])[1, 5...]
    }
    #expect(message(of: result).contains("range 5..<4 of axis 1 is out of bounds for shape [3, 4]"))
  }

  @Test func `too many indices stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros([3, 4])[all, 1, 2]
    }
    #expect(message(of: result).contains("3 indices and ranges do not match shape [3, 4]"))
  }

  @Test func `a part of another shape is not written`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var out = Tensor<Float>.zeros([2, 3, 2, 2])
      out[..., 0, 0] = Tensor<Float>.zeros([3, 2])
    }
    #expect(
      message(of: result).contains("shapes [2, 3] and [3, 2] cannot be broadcast together"))
  }
}
