import Contract1
import Core
import Judging

extension CheckContext {
  /// Draws small inputs with the same products of examples and weights as large ones.
  ///
  /// Every loss that uses the examples only in these products has the same value for both. Without
  /// regularization this is so for right losses and for most wrong ones, but not for a loss that
  /// treats large inputs differently.
  ///
  /// - Parameters:
  ///   - cases: The cases of a check, of which the last is large.
  ///   - weights: The key of the weights that the examples are multiplied by.
  ///   - draw: Draws another large case with the given number of features.
  /// - Returns: The last case and another one of its size, each with its small twin.
  /// - Throws: `PayloadError` if the examples or the weights are missing.
  func twins(
    of cases: [CheckCase], weights: Key<AnyTensor>, draw: (_ features: Int) throws -> CheckCase
  ) throws -> [Twins] {
    guard let last = cases.last else { return [] }
    let other = try draw(last.input.doubles(.x).shape[1])
    return try [last.input, other.input].map {
      Twins(large: $0, small: try smaller($0, weights: weights))
    }
  }

  private func smaller(_ large: Payload, weights: Key<AnyTensor>) throws -> Payload {
    let products = try matmul(large.doubles(.x), large.doubles(weights))
    let (count, columns) = (products.shape[0], products.shape[1])
    let x: Tensor<Double> = random.randn([count, 3])
    let w: Tensor<Double> = random.randn([3, columns])
    // A reflection leaves the products alone, and afterwards no feature is special.
    let normal: Tensor<Double> = random.randn([3 + columns, 1])
    let reflection =
      Tensor<Double>.eye(3 + columns)
      - matmul(normal, normal, transposeB: true) * (2 / normal.sumOfSquares())
    var small = large
    small.set(
      .x, matmul(Tensor.concatenated([x, products - matmul(x, w)], axis: 1), reflection))
    small.set(weights, matmul(reflection, Tensor.concatenated([w, .eye(columns)], axis: 0)))
    return small
  }
}
