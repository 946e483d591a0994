package import Core
import Exchange
package import Record

/// The possible findings about a validation set.
private enum Property: String, CourseProperty {
  static let exercise = "training"

  case trainsOnValidationSet = """
    Your model was trained on the validation set: it knows labels there that have nothing to do \
    with the images. Train on the training set only; this costs half of the points.
    """
  case notBest = """
    Another one of your results has a higher accuracy on the validation set than the model that \
    you return. Return the best one; this costs half of the points.
    """
}

/// Examples with random labels at the end of a validation set.
///
/// They consist of noise, so only a model that was trained on them knows their labels. Each label
/// occurs twice. A model that was not trained on them knows more than half of them with a
/// probability below 10⁻⁶.
package struct ValidationProbe {
  private let labels: [Int]
  private let truth: [Int]

  /// Adds the examples to the validation set of an input.
  ///
  /// - Parameters:
  ///   - input: The input, with `xValidation` and `yValidation`.
  ///   - classes: The number of classes.
  ///   - random: The generator for the examples.
  /// - Throws: `PayloadError` if there is no validation set.
  package init(
    addingTo input: inout Payload, classes: Int = 10, _ random: inout RandomState
  ) throws {
    let x = try input.floats(.xValidation)  // [V, …]
    let order = random.permutation(2 * classes)
    labels = order.map { $0 % classes }
    truth = try input.ints(.yValidation) + labels
    // Much larger than the others, so that a few steps are enough to learn them, at low rates too.
    let scale = 10 * (x.sumOfSquares() / Float(x.count)).squareRoot()
    let noise: Tensor<Float> = random.randn([labels.count] + x.shape.dropFirst())
    input.set(.xValidation, Tensor.concatenated([x, noise * scale], axis: 0))
    input.set(.yValidation, truth)
  }

  /// Judges how training used the validation set.
  ///
  /// - Parameters:
  ///   - finding: What else is found.
  ///   - predicted: The labels that the model predicts for the validation set.
  ///   - tried: The accuracies on the validation set among which the model's should be the highest.
  /// - Returns: The finding, with half of its points if the validation set was not used as asked.
  package func judge(_ finding: Finding, _ predicted: [Int], among tried: [Double] = []) -> Finding
  {
    let known = zip(predicted.suffix(labels.count), labels).count { $0 == $1 }
    if known > labels.count / 2 { return finding.halved(by: Property.trainsOnValidationSet.fact) }
    let right = zip(predicted, truth).count { $0 == $1 }
    let accuracy = Double(right) / Double(truth.count)
    guard let best = tried.filter(\.isFinite).max(), accuracy < best - 1e-6 else { return finding }
    return finding.halved(by: Property.notBest.fact)
  }
}

extension Finding {
  /// Returns the finding with half of its points, and a fact that says why.
  fileprivate func halved(by fact: Fact) -> Finding {
    guard case .measured(let share) = outcome else { return self }
    var finding = self
    finding.outcome = .measured(share: share / 2)
    finding.facts.insert(fact, at: 0)
    return finding
  }
}
