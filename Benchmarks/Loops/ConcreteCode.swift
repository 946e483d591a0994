public import Core

/// Code of the reference and typical student loops, written for `Float` only.
public enum ConcreteCode {
  /// The distances of all pairs without loops, `[M, N]`, of `x` `[M, D]` and `xTrain` `[N, D]`.
  public static func distances(_ x: Tensor<Float>, _ xTrain: Tensor<Float>) -> Tensor<Float> {
    var squares = matmul(x, xTrain, transposeB: true)
    squares *= -2
    squares += x.sumOfSquares(axis: 1, keepDims: true)
    squares += xTrain.sumOfSquares(axis: 1)
    return Tensor.maximum(squares, 0).squareRoot()
  }

  /// The loss of the SVM and its gradient `[D, C]`, of `w` `[D, C]` and `x` `[N, D]`.
  public static func svmLoss(
    _ w: Tensor<Float>, x: Tensor<Float>, y: [Int], regularization: Float
  ) -> (loss: Float, gradient: Tensor<Float>) {
    let exampleCount = x.shape[0]
    let scores = matmul(x, w)
    let trueScores = scores.gather(columns: y).expandingDimensions(at: 1)
    var margins = Tensor.maximum(scores - trueScores + 1, 0)
    margins.set(0, atColumns: y)
    let loss = margins.sum() / Float(exampleCount) + regularization * w.sumOfSquares()
    var scoreGradient = Tensor<Float>(margins .> 0)
    scoreGradient.add(-scoreGradient.sum(axis: 1), atColumns: y)
    scoreGradient /= Float(exampleCount)
    var gradient = matmul(x, scoreGradient, transposeA: true)
    gradient.add(w, alpha: 2 * regularization)
    return (loss, gradient)
  }

  /// The same with loops over examples and classes.
  public static func svmLossNaive(
    _ w: Tensor<Float>, x: Tensor<Float>, y: [Int], regularization: Float
  ) -> (loss: Float, gradient: Tensor<Float>) {
    let (exampleCount, classCount) = (x.shape[0], w.shape[1])
    var loss: Float = 0
    var gradient = Tensor.zeros(like: w)
    for i in 0..<exampleCount {
      let scores = matmul(x[i..<i + 1], w).flattened()
      for j in 0..<classCount where j != y[i] {
        let margin = scores[j] - scores[y[i]] + 1
        if margin > 0 {
          loss += margin
          gradient[column: j] = gradient[column: j] + x.row(i)
          gradient[column: y[i]] = gradient[column: y[i]] - x.row(i)
        }
      }
    }
    loss = loss / Float(exampleCount) + regularization * w.square().sum()
    gradient /= Float(exampleCount)
    gradient.add(w, alpha: 2 * regularization)
    return (loss, gradient)
  }

  /// The softmax loss and its gradient `[D, C]`, of `w` `[D, C]` and `x` `[N, D]`.
  public static func softmaxLoss(
    _ w: Tensor<Float>, x: Tensor<Float>, y: [Int], regularization: Float
  ) -> (loss: Float, gradient: Tensor<Float>) {
    let exampleCount = x.shape[0]
    var scores = matmul(x, w)
    scores -= scores.max(axis: 1, keepDims: true)
    let trueScores = scores.gather(columns: y)
    var probabilities = scores.exp()
    let sums = probabilities.sum(axis: 1, keepDims: true)
    let dataLoss = (sums.log().sum() - trueScores.sum()) / Float(exampleCount)
    let loss = dataLoss + regularization * w.sumOfSquares()
    probabilities /= sums
    probabilities.add(-1, atColumns: y)
    probabilities /= Float(exampleCount)
    var gradient = matmul(x, probabilities, transposeA: true)
    gradient.add(w, alpha: 2 * regularization)
    return (loss, gradient)
  }

  /// The distances of all pairs, `[M, N]`, computed element by element.
  public static func distancesBySubscripts(
    _ x: Tensor<Float>, _ train: Tensor<Float>
  ) -> Tensor<Float> {
    let (m, n, d) = (x.shape[0], train.shape[0], x.shape[1])
    var distances = Tensor<Float>.zeros([m, n])
    for i in 0..<m {
      for j in 0..<n {
        var sum: Float = 0
        for k in 0..<d {
          let difference = x[i, k] - train[j, k]
          sum += difference * difference
        }
        distances[i, j] = sum.squareRoot()
      }
    }
    return distances
  }
}
