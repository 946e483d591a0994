import Contract2
import Core
package import LabKit

extension ThreeLayerConvModule: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 5, order: 2)

  /// Runs the steps: the shape of the network's scores, and training.
  package static func steps(_ run: LabRun) throws {
    try checkScoresShape(run, "Module", "module") { input in
      input.set(.channel1, 12)
      input.set(.channel2, 8)
    }
    try run.shared(FrameworkTraining.module)
  }
}
