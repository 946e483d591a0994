import Contract3
package import LabKit
import Media

extension CaptioningRNN: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 4)

  /// Runs the steps: pictures with captions, and the loss of captions and its gradients, with the
  /// vanilla cell.
  package static func steps(_ run: LabRun) throws {
    try lookAtCaptions(run)
    try checkCaptioningLoss(run, .rnn, features: -1.5...0.3, published: 9.832_355_910_03)
  }

  private static func lookAtCaptions(_ run: LabRun) throws {
    try run.step("Look at pictures and their captions") { content in
      let examples = CaptionedScenes(train: 8, validation: 0, test: 0, seed: 231).train
      content.figure(
        ImageGrid(columns: 8, background: gridColor).svg(
          examples.images, title: "Eight pictures"),
        "Pictures that the project draws. A captioning network reads features of such a picture, "
          + "and writes a caption.")
      content.table(
        "Three of the five captions of each picture, in the order of the pictures",
        columns: ["picture", "captions"],
        rows: examples.captions.enumerated().map { place, captions in
          [
            "\(place + 1)",
            captions.prefix(3).map { $0.joined(separator: " ") }.joined(separator: "; "),
          ]
        })
    }
  }
}
