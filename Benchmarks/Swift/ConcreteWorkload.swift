import Core
import Loops

/// Code of the reference and typical student loops, written for `Float` only.
///
/// Comparing with these shows the cost of generic code.
enum ConcreteWorkload {
  /// The functions that prepare each workload, by its name.
  static let all: [String: Workload.Preparation] = [
    "distances-concrete/Float": {
      let (x, train) = Workload.distanceInputs(Float.self)
      return Workload.firstThenCheap(
        { ConcreteCode.distances(x, train) }, checksum: { Double($0.mean()) })
    },
    "svm-concrete/Float": { Workload.loss(of: Float.self, ConcreteCode.svmLoss) },
    "softmax-concrete/Float": { Workload.loss(of: Float.self, ConcreteCode.softmaxLoss) },
    "svm-naive-concrete/Float": {
      Workload.loss(of: Float.self, examples: 100, ConcreteCode.svmLossNaive)
    },
    "elements-tensor-concrete/Float": {
      let (x, train) = Workload.elementInputs(Float.self)
      return { Double(ConcreteCode.distancesBySubscripts(x, train).mean()) }
    },
  ]
}
