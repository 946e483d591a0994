import Contract1
import Core

/// Records minibatches of examples whose first feature is their index.
final class MinibatchLog {
  private var rows: [[Int]] = []
  private var labels: [[Int]] = []

  /// Adds a minibatch.
  func add(_ x: Tensor<some TensorScalar>, _ y: [Int]) {
    rows.append(x[column: 0].scalars.map { Int($0) })
    labels.append(y)
  }

  /// Adds the minibatches to an answer, unless they differ in size and do not form a matrix.
  func write(to answer: inout Payload) {
    guard let size = rows.first?.count, (rows + labels).allSatisfy({ $0.count == size }) else {
      return
    }
    let shape = [rows.count, size]
    answer.set(.batchRows, Tensor(Array(rows.joined()), shape: shape))
    answer.set(.batchLabels, Tensor(Array(labels.joined()), shape: shape))
  }
}
