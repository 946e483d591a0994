import Contract3
package import LabKit

extension CaptioningRNN: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 4)

  /// Runs the steps: the loss of captions and its gradients, with the vanilla cell.
  package static func steps(_ run: LabRun) throws {
    try checkCaptioningLoss(run, .rnn, features: -1.5...0.3, published: 9.832_355_910_03)
  }
}
