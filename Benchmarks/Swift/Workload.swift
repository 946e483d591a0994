import Core
import Foundation
import Loops
import Solution1

/// The workloads by name.
///
/// `Benchmarks/Python/contestant.py` has the same ones with the same inputs.
enum Workload {
  /// Runs the workload once and returns a checksum.
  typealias Run = () throws -> Double

  /// Creates the inputs of a workload.
  typealias Preparation = @Sendable () throws -> Run

  /// The functions that prepare each workload, by its name.
  static let all: [String: Preparation] =
    workloads(of: Float.self).merging(workloads(of: Double.self)) { first, _ in first }
    .merging(ConcreteWorkload.all) { first, _ in first }
    .merging(KernelWorkload.all) { first, _ in first }
    .merging(NetworkWorkload.all) { first, _ in first }
    .merging(AutogradWorkload.all) { first, _ in first }

  private static func workloads<Scalar: TensorScalar>(
    of _: Scalar.Type
  ) -> [String: Preparation] {
    [
      "distances/\(Scalar.self)": { distances(Scalar.self) },
      "svm/\(Scalar.self)": { loss(of: Scalar.self, svmLossVectorized) },
      "softmax/\(Scalar.self)": { loss(of: Scalar.self, softmaxLossVectorized) },
      "svm-naive/\(Scalar.self)": { loss(of: Scalar.self, examples: 100, svmLossNaive) },
      "net/\(Scalar.self)": { net(Scalar.self) },
      "elements-tensor/\(Scalar.self)": {
        let (x, train) = elementInputs(Scalar.self)
        return { Double(distancesBySubscripts(x, train).mean()) }
      },
      "elements-arrays/\(Scalar.self)": {
        let (x, train) = elementInputs(Scalar.self)
        let (xArray, trainArray) = (x.scalars, train.scalars)
        return {
          let result = distancesByArrays(xArray, trainArray, features: x.shape[1])
          return Double(result.reduce(0, +) / Scalar(result.count))
        }
      },
      "convolution-loops-tensor/\(Scalar.self)": {
        let (x, w) = convolutionInputs(Scalar.self)
        return { Double(convolutionBySubscripts(x, w).mean()) }
      },
      "convolution-loops-arrays/\(Scalar.self)": {
        let (x, w) = convolutionInputs(Scalar.self)
        let (xArray, wArray) = (x.scalars, w.scalars)
        return {
          let result = convolutionByArrays(xArray, shape: x.shape, wArray, filters: w.shape)
          return Double(result.reduce(0, +) / Scalar(result.count))
        }
      },
    ]
  }

  // The checksum is cheap, so it hardly affects the measured time.

  private static func distances<Scalar: TensorScalar>(_: Scalar.Type) -> Run {
    let (x, train) = distanceInputs(Scalar.self)
    var classifier = KNearestNeighbor<Scalar>()
    classifier.train(train, labels: [])
    return firstThenCheap(
      { try classifier.computeDistancesNoLoops(x) }, checksum: { Double($0.mean()) })
  }

  /// The function of a loss and its gradient, the same for both classifiers.
  typealias Loss<Scalar: TensorScalar> = (Tensor<Scalar>, Tensor<Scalar>, [Int], Scalar) throws -> (
    loss: Scalar, gradient: Tensor<Scalar>
  )

  /// A workload that computes a loss.
  static func loss<Scalar: TensorScalar>(
    of _: Scalar.Type, examples: Int = 500, _ loss: @escaping Loss<Scalar>
  ) -> Run {
    let (x, w, y) = lossInputs(Scalar.self, examples: examples)
    return firstThenCheap({ try loss(w, x, y, 0.1) }) { result in
      Double(result.loss + result.gradient.absolute().sum())
    }
  }

  private static func net<Scalar: TensorScalar>(_: Scalar.Type) -> Run {
    var random = RandomState(seed: 3)
    let x: Tensor<Scalar> = random.randn([200, 3072])
    var net = TwoLayerNet<Scalar>(
      inputSize: 3072, hiddenSize: 50, outputSize: 10, std: 0.01, using: &random)
    let y = random.randint(below: 10, count: 200)
    return {
      let (loss, gradients) = try net.loss(x, y: y, regularization: 5e-6)
      net.w1.add(gradients.w1, alpha: -1e-3)
      net.b1.add(gradients.b1, alpha: -1e-3)
      net.w2.add(gradients.w2, alpha: -1e-3)
      net.b2.add(gradients.b2, alpha: -1e-3)
      return Double(loss)
    }
  }

  /// Runs that compute a checksum only the first time.
  static func firstThenCheap<Result>(
    _ work: @escaping () throws -> Result, checksum: @escaping (Result) -> Double
  ) -> Run {
    var sum: Double?
    return {
      let result = try work()
      let value = sum ?? checksum(result)
      sum = value
      return value
    }
  }
}
