import Core
import Testing

@Suite struct RunningAveragesTests {
  @Test(arguments: [1, 37, 4000])
  func `averages move by their formulas`(_ count: Int) {
    var random = RandomState(seed: 21)
    let (mean, numbers): (Tensor<Double>, Tensor<Double>) = (
      random.randn([count]), random.randn([count])
    )
    var average = mean
    average.average(numbers, keeping: 0.9)
    #expect(isClose(average, 0.9 * mean + 0.1 * numbers, 1e-15))
    average = mean
    average.averageSquares(of: numbers, keeping: 0.99)
    #expect(isClose(average, 0.99 * mean + 0.01 * numbers.square(), 1e-15))
  }

  @Test(arguments: [1, 37, 4000])
  func `numbers over roots are added by their formula`(_ count: Int) {
    var random = RandomState(seed: 22)
    let (start, numbers): (Tensor<Double>, Tensor<Double>) = (
      random.randn([count]), random.randn([count])
    )
    let squares: Tensor<Double> = random.rand([count])
    let expected = start - 0.1 * numbers / (squares.squareRoot() + 1e-3)
    var sum = start
    sum.add(numbers, overRootOf: squares, epsilon: 1e-3, alpha: -0.1)
    #expect(isClose(sum, expected, 1e-14))
    var single = Tensor<Float>(start)
    single.add(
      Tensor<Float>(numbers), overRootOf: Tensor<Float>(squares), epsilon: 1e-3, alpha: -0.1)
    #expect(isClose(single, expected, 1e-5))
  }

  @Test func `another shape stops the program with both shapes`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var mean = Tensor<Float>.zeros([2, 3])
      mean.average(.zeros([3, 2]), keeping: 0.5)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("Tensor.average: expected tensors with this tensor's shape [2, 3]"))
  }
}
