import Contract2
import Core
package import LabKit

extension RMSPropRule: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 7)

  /// Runs the step that makes one update with RMSProp and compares the result with the published
  /// parameters.
  package static func steps(_ run: LabRun) throws {
    try UpdateRuleTrial(
      name: "RMSProp", exercise: "a2.rmsprop", expected: published, bound: 1e-6
    ).check(run) { input in
      input.set(.learningRate, 1e-2)
      input.set(.decayRate, 0.99)
      input.set(.epsilon, 1e-8)
      input.set(.meanSquare, spaced(0.6, 0.9, [4, 5]))
    }
  }

  /// The published parameters after the step.
  private static let published = [
    -0.39223849, -0.34037513, -0.28849239, -0.23659121, -0.18467247, -0.132737, -0.08078555,
    -0.02881884, 0.02316247, 0.07515774, 0.12716641, 0.17918792, 0.23122175, 0.28326742, 0.33532447,
    0.38739248, 0.43947102, 0.49155973, 0.54365823, 0.59576619,
  ]
}
