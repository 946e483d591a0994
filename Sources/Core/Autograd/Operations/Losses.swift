/// How the losses of individual examples or elements are combined.
public enum LossReduction: Sendable {
  /// The mean, of shape `[]`.
  case mean
  /// The sum, of shape `[]`.
  case sum
  /// No reduction: one loss per example or element.
  case none
}

/// Computes the softmax cross-entropy loss of scores and true classes.
///
/// `loss[n] = log(sum over c of exp(x[n, c])) - x[n, label]`. The gradient is computed in the same
/// pass over the scores.
///
/// - Parameters:
///   - scores: The scores, of shape `[N, C]`.
///   - labels: The N true classes, each in `0..<C`.
///   - reduction: How the losses are reduced.
/// - Returns: The loss, of shape `[]`, or one loss per example, `[N]`.
public func crossEntropy<Scalar: TensorScalar>(
  _ scores: Variable<Scalar>, labels: [Int], reduction: LossReduction = .mean
) -> Variable<Scalar> {
  let scale = reduction == .mean ? 1 / Scalar(labels.count) : 1
  let forward = softmaxCrossEntropy(scores.stored, labels: labels, scale: scale)
  let value = reduction == .none ? forward.losses : Tensor(forward.losses.sum() * scale)
  let kept = scores.kept(for: "crossEntropy")
  return .result(of: "crossEntropy", value, scores) { step in
    let upstream =
      reduction == .none ? step.upstream.expandingDimensions(at: 1) : step.upstream
    if step.isRecorded {
      var truth = Tensor<Scalar>.zeros(kept().shape)
      truth.set(1, atColumns: labels)
      return upstream * ((kept().softmax() - Variable(truth)) * scale)
    }
    // When backward starts at this loss, the upstream gradient is 1.
    if upstream.count == 1 && upstream.item == 1 { return Variable(forward.gradient) }
    return Variable(forward.gradient * upstream.stored)
  }
}

/// Computes the binary cross-entropy loss of logits and target probabilities.
///
/// `loss = -(t log σ(x) + (1 - t) log(1 - σ(x)))`, computed as `(1 - t) x + log(1 + exp(-x))`,
/// which cannot overflow.
///
/// - Parameters:
///   - logits: The logits x, the inputs of the sigmoid, of any shape.
///   - targets: The probabilities t, of the same shape.
///   - reduction: How the elementwise losses are reduced.
/// - Returns: The loss, of shape `[]`, or the elementwise losses.
public func binaryCrossEntropyWithLogits<Scalar: TensorScalar>(
  _ logits: Variable<Scalar>, targets: Tensor<Scalar>, reduction: LossReduction = .mean
) -> Variable<Scalar> {
  checkTargets(logits, targets.shape, in: "binaryCrossEntropyWithLogits")
  return (logits * Variable(1 - targets) + (-logits).softplus()).reduced(by: reduction)
}

/// Computes the squared error between predictions and targets: `(x - t)²`.
///
/// - Parameters:
///   - prediction: The predictions x, of any shape.
///   - targets: The targets t, of the same shape; they may require a gradient too.
///   - reduction: How the elementwise squares are reduced.
/// - Returns: The loss, of shape `[]`, or the elementwise losses.
public func meanSquaredError<Scalar: TensorScalar>(
  _ prediction: Variable<Scalar>, targets: Variable<Scalar>, reduction: LossReduction = .mean
) -> Variable<Scalar> {
  checkTargets(prediction, targets.shape, in: "meanSquaredError")
  return (prediction - targets).square().reduced(by: reduction)
}

extension Variable {
  fileprivate func reduced(by reduction: LossReduction) -> Variable {
    switch reduction {
    case .mean: mean()
    case .sum: sum()
    case .none: self
    }
  }
}

/// Stops the program if the targets would broadcast, which is almost always a mistake.
private func checkTargets<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, _ targets: [Int], in operation: String
) {
  guard targets == x.shape else {
    shapeFailure("\(operation): expected targets of shape \(x.shape), found \(targets)")
  }
}
