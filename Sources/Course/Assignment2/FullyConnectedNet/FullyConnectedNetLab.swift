import Core
package import LabKit
import Presentation

extension FullyConnectedNet: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 4)

  /// Runs the step that checks the loss and gradients of a small deep network.
  package static func steps(_ run: LabRun) throws {
    try run.step("Deep network: loss and gradients") { content in
      for (position, (strength, loss)) in [(0, 2.300_479_09), (3.14, 7.052_114_78)].enumerated() {
        try DeepNetTrial(regularization: strength, position: position).trial.check(
          run, in: &content, "Regularization \(Wording.number(strength))", published: loss,
          below: 1e-4)
      }
      content.text("Without regularization, the loss should be near log(10) = 2.3026.")
    }
  }
}
