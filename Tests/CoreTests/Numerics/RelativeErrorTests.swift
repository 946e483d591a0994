import Core
import Testing

@Suite struct RelativeErrorTests {
  @Test func `equal tensors have no error`() {
    #expect(relativeError(Tensor([1.0, 0, -.infinity]), Tensor([1.0, 0, -.infinity])) == 0)
    #expect(relativeError(Tensor<Double>.zeros([0]), .zeros([0])) == 0)
  }

  @Test func `the worst element counts`() {
    let error = relativeError(Tensor([1.0, 3]), Tensor([1.0, 1]))
    #expect(error == 0.5)
  }

  @Test func `tiny numbers are measured against 1e-8`() {
    #expect(abs(relativeError(1e-10, 0) - 0.01) < 1e-15)
  }

  @Test func `huge numbers do not overflow`() {
    let huge = Double.greatestFiniteMagnitude
    #expect(relativeError(huge, -huge) == 1)
  }

  @Test(arguments: [
    (Double.nan, 1.0), (1, .nan), (.nan, .nan), (.infinity, 1), (.infinity, -.infinity),
  ])
  func `what is not a finite number is infinitely wrong`(_ pair: (Double, Double)) {
    #expect(relativeError(Tensor([0, pair.0]), Tensor([0, pair.1])) == .infinity)
  }

  @Test func `shapes that differ stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = relativeError(Tensor<Float>.zeros([2]), .zeros([2, 1]))
    }
    #expect(message(of: result).contains("relativeError: shapes [2] and [2, 1] differ"))
  }
}
