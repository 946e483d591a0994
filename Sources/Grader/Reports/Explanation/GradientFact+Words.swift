import Presentation
import Record

extension GradientFact {
  /// The sentence that students read.
  var sentence: String? {
    switch self {
    case .gradientAgrees(let cases):
      "The gradient agrees with the reference in \(cases == 1 ? "one case" : "\(cases) cases")."
    case .fitsOwnForward(let pass):
      "The gradient is correct for your \(pass.name). Your \(pass.name) differs from the "
        + "definition, but another check grades that."
    case .foreignForward(let pass):
      "The gradient matches your \(pass.name), but your \(pass.name) does not compute the function "
        + "that the exercise asks for. Fix the \(pass.name) first."
    case .othersFit(let pass, let outputs):
      OutputFact.right(outputs, for: "your \(pass.name)")
    case .forwardIsRight(.output):
      "Your forward pass is correct, so look for the mistake in its gradient, or in what the cache "
        + "keeps for it."
    case .forwardIsRight(let pass):
      "Your \(pass.name) is correct, so look for the mistake in its gradient."
    case .forwardIsWrong(let pass): "Your \(pass.name) is also wrong. Fix the \(pass.name) first."
    case .slopesAgree(let pass):
      "The gradient agrees with central differences of your own \(pass.name) at the sampled "
        + "elements, so look at how the element named above is computed."
    case .slopesDiffer(let pass, let parameter, let index, let slope, let gradient):
      "The gradient also differs from the numerical gradient of your own \(pass.name): at \(index) "
        + "of '\(parameter)', the numerical gradient is \(slope.short), but yours is "
        + "\(gradient.short)."
    case .onlyKinks(let pass, let parameter, let coordinates):
      "Your own \(pass.name) has a kink at all \(coordinates) sampled elements of "
        + "'\(parameter)', so a numerical gradient check is not possible there."
    case .manyParameters(let count):
      "The call has to compute the gradient for \(count) parameters at once. If it evaluates the "
        + "loss for each of them, that takes too long: derive the gradient on paper and compute it "
        + "directly. If it does not, a loop may never end."
    }
  }

  /// The values to list below the explanation, one per line.
  var details: [Explanation.Line] {
    guard case .slopesDiffer(_, let parameter, let index, let slope, let gradient) = self
    else { return [] }
    return .init([
      "also at": "\(index) of \(parameter)", "numerical gradient": slope.significant(8),
      "your gradient": gradient.significant(8),
    ])
  }
}

extension GradientFact.Pass {
  /// The name of the function in sentences for students.
  fileprivate var name: String {
    switch self {
    case .loss: "loss"
    case .output: "forward pass"
    }
  }
}
