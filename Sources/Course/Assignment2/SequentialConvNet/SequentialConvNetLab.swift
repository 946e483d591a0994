import Core
package import LabKit
import Media

extension SequentialConvNet: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 5, order: 3)

  /// Runs the steps: the shape of the network's scores, training, and a comparison with the
  /// previous networks.
  package static func steps(_ run: LabRun) throws {
    try checkScoresShape(run, "Sequential", "sequential") { _ in }
    try run.shared(FrameworkTraining.sequential)
    try compare(run)
  }
}

/// Shows the losses of the networks trained so far.
private func compare(_ run: LabRun) throws {
  try run.step("Compare the three networks") { content in
    let done = FrameworkTraining.all.compactMap { training in
      run.known(training).map { (name: training.name, losses: $0) }
    }
    guard done.count > 1 else { throw LabError.missing("two trained networks") }
    // A quick run has only a few steps.
    let width = run.scale.choose(full: 10, quick: 1)
    var plot = LinePlot(
      title: width == 1 ? "Loss" : "Loss, averaged over \(width) steps", xLabel: "step",
      yLabel: "loss")
    for (name, losses) in done {
      let starts = Array(stride(from: 0, to: losses.count, by: width))
      plot.add(
        name, x: starts.map(Double.init),
        y: starts.map { start in
          let part = losses[start..<min(start + width, losses.count)]
          return part.reduce(0, +) / Double(part.count)
        })
    }
    content.figure(
      plot,
      "All three networks have the same architecture. The first two differ only in their initial "
        + "weights; the third is trained with momentum and a larger learning rate.")
  }
}
