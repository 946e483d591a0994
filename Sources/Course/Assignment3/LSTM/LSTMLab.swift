import Contract3
import Core
package import LabKit

extension LSTM: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 2, order: 2)

  /// Runs the steps: the hidden states of all steps, the gradients, and the captioning network with
  /// this cell.
  package static func steps(_ run: LabRun) throws {
    try run.step("The LSTM: forward pass") { content in
      var input = Payload()
      input.set(.x, spaced(-0.4, 0.6, [2, 3, 5]))
      input.set(.h0, spaced(-0.4, 0.8, [2, 4]))
      SpacedWeights(wx: -0.2...0.9, wh: -0.3...0.6, b: 0.2...0.7)
        .set(in: &input, features: 5, units: 4, gates: 4)
      let out = try tensor(run.call("a3.lstm.forward", input), .out, shape: [2, 3, 4])
      content.compare(
        out.reshaped([6, 4]),
        with: Tensor([
          [0.01764008, 0.01823233, 0.01882671, 0.0194232],
          [0.11287491, 0.12146228, 0.13018446, 0.13902939],
          [0.31358768, 0.33338627, 0.35304453, 0.37250975],
          [0.45767879, 0.4761092, 0.4936887, 0.51041945],
          [0.6704845, 0.69350089, 0.71486014, 0.7346449],
          [0.81733511, 0.83677871, 0.85403753, 0.86935314],
        ]), "the hidden states, a row for each step of each sequence", below: 1e-6)
    }
    try checkRecurrentGradients(
      run, "The LSTM: backward pass", id,
      [.x: [2, 10, 3], .h0: [2, 6], .wx: [3, 24], .wh: [6, 24], .b: [24]],
      output: [2, 10, 6], below: 1e-5)
    try checkCaptioningLoss(run, .lstm, features: -0.5...1.7, published: 9.824_459_354_43)
  }
}
