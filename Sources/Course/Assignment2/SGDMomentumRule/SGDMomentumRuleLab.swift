import Contract2
import Core
package import LabKit

extension SGDMomentumRule: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 6)

  /// Runs the step that makes one update with momentum and compares the result with the published
  /// parameters.
  package static func steps(_ run: LabRun) throws {
    try UpdateRuleTrial(
      name: "momentum", exercise: "a2.sgdMomentum", expected: published, bound: 1e-7
    ).check(run) { input in
      input.set(.learningRate, 1e-3)
      input.set(.momentum, 0.9)
      input.set(.velocity, spaced(0.6, 0.9, [4, 5]))
    }
  }

  /// The published parameters after the step.
  private static let published = [
    0.1406, 0.20738947, 0.27417895, 0.34096842, 0.40775789, 0.47454737, 0.54133684, 0.60812632,
    0.67491579, 0.74170526, 0.80849474, 0.87528421, 0.94207368, 1.00886316, 1.07565263, 1.14244211,
    1.20923158, 1.27602105, 1.34281053, 1.4096,
  ]
}
