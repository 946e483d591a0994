import Core
import Foundation
import Solution3
import Testing

/// The given layers.
@Suite struct TemporalLayerTests {
  // Course, RNN_Captioning notebook, cell 22: around e-9 or less.
  @Test(arguments: [[2, 3, 4], [5, 4]])
  func `the affine layer's gradients agree with numerical gradients`(shape: [Int]) throws {
    var random = RandomState(seed: 231)
    let inputs: [Tensor<Double>] = [shape, [4, 5], [5]].map { random.randn($0) }
    let upstream: Tensor<Double> = random.randn(shape.dropLast() + [5])
    let found = temporalAffineBackward(
      upstream, temporalAffineForward(inputs[0], w: inputs[1], b: inputs[2]).cache)
    let errors = try gradientErrors(
      [found.dx, found.dw, found.db], at: inputs, upstream: upstream
    ) { temporalAffineForward($0[0], w: $0[1], b: $0[2]).out }
    #expect(errors.allSatisfy { $0 < 1e-8 }, "\(errors)")
  }

  // Cell 24: about 2.3 for one step and about 23 for ten steps of ten words; a tenth of the steps
  // gives 2.2 to 2.4.
  @Test(arguments: [
    (100, 1, 1, 2.25...2.35), (100, 10, 1, 22.5...23.5), (5000, 10, 0.1, 2.2...2.4),
  ])
  func `the loss of small scores is the logarithm of the number of words at each step that counts`(
    count: Int, steps: Int, share: Double, range: ClosedRange<Double>
  ) {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([count, steps, 10]) * 0.001
    let y = Tensor(random.randint(below: 10, count: count * steps), shape: [count, steps])
    let drawn: Tensor<Double> = random.rand([count, steps])
    #expect(range.contains(temporalSoftmaxLoss(x, y: y, mask: drawn .<= share).loss))
  }

  // Cell 24: around e-7 or less.
  @Test func `the loss's gradient agrees with the numerical gradient`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([7, 8, 9])
    let y = Tensor(random.randint(below: 9, count: 56), shape: [7, 8])
    let drawn: Tensor<Double> = random.rand([7, 8])
    let mask = drawn .> 0.5
    let numeric = numericalGradient(of: { temporalSoftmaxLoss($0, y: y, mask: mask).loss }, at: x)
    #expect(relativeError(temporalSoftmaxLoss(x, y: y, mask: mask).dx, numeric) < 1e-6)
  }

  @Test func `scores in the thousands give a finite loss`() {
    let x = Tensor([5000, 0, -5000, 0] as [Double], shape: [1, 2, 2])
    let result = temporalSoftmaxLoss(
      x, y: Tensor([1, 1], shape: [1, 2]), mask: Tensor([true, true], shape: [1, 2]))
    #expect(result.loss == 5000)
    #expect(result.dx.scalars == [1, -1, 0, 0])
  }
}
