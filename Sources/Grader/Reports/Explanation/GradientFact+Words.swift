import Presentation
import Record

extension GradientFact {
  /// What a student reads.
  var sentence: String? {
    switch self {
    case .gradientAgrees(let cases):
      "The gradient agrees with the reference in \(cases == 1 ? "one case" : "\(cases) cases")."
    case .fitsOwnForward(let pass):
      "The gradient is right for your \(pass.name). Your \(pass.name) differs from the definition, "
        + "which its own check judges."
    case .foreignForward(let pass):
      "The gradient is that of your \(pass.name), but your \(pass.name) computes another function "
        + "than the exercise asks for. Fix the \(pass.name) first."
    case .forwardIsRight(let pass):
      "Your \(pass.name) is right, so look for the mistake in its gradient."
    case .forwardIsWrong(let pass): "Your \(pass.name) is wrong, too. Fix the \(pass.name) first."
    case .slopesAgree(let pass):
      "The gradient agrees with central differences of your own \(pass.name) at sampled "
        + "coordinates, but not with the reference everywhere. Look at that element."
    case .slopesDiffer(let pass, let parameter, let index, let slope, let gradient):
      "The gradient also differs from central differences of your own \(pass.name): at \(index) of "
        + "'\(parameter)', your \(pass.name) changes by \(slope.short), and your gradient says "
        + "\(gradient.short)."
    case .onlyKinks(let pass, let parameter, let coordinates):
      "Your own \(pass.name) has a kink at each of \(coordinates) sampled coordinates of "
        + "'\(parameter)', so central differences say nothing."
    case .manyParameters(let count):
      "The call was asked for the gradient of \(count) parameters at once. Evaluating the loss for "
        + "each of them takes too long: derive the gradient, and compute it in about the time of a few "
        + "losses."
    }
  }

  /// The values, line by line.
  var details: [Explanation.Line] {
    guard case .slopesDiffer(let pass, let parameter, let index, let slope, let gradient) = self
    else { return [] }
    return .init([
      "also at": "\(index) of \(parameter)", "your \(pass.name) changes by": slope.significant(8),
      "your gradient says": gradient.significant(8),
    ])
  }
}

extension GradientFact.Pass {
  /// What a student calls it.
  fileprivate var name: String {
    switch self {
    case .loss: "loss"
    case .output: "forward pass"
    }
  }
}
