import Core
package import LabKit
import Media

extension SequentialConvNet: LabSection {
  /// Where its steps stand.
  package static let place = LabPlace(question: 5, order: 3)

  /// The shape of the network's scores, a training, and a comparison with the networks before.
  package static func steps(_ run: LabRun) throws {
    try checkScoresShape(run, "Sequential", "sequential") { _ in }
    try run.shared(FrameworkTraining.sequential)
    try compare(run)
  }
}

/// Shows the losses of the trainings that this run has seen.
private func compare(_ run: LabRun) throws {
  try run.step("Compare the three") { content in
    let done = FrameworkTraining.all.compactMap { training in
      run.known(training).map { (name: training.name, losses: $0) }
    }
    guard done.count > 1 else { throw LabError.missing("two trained networks") }
    var plot = LinePlot(title: "Loss, mean of ten steps", xLabel: "step", yLabel: "loss")
    for (name, losses) in done {
      let starts = Array(stride(from: 0, to: losses.count, by: 10))
      plot.add(
        name, x: starts.map(Double.init),
        y: starts.map { start in
          let part = losses[start..<min(start + 10, losses.count)]
          return part.reduce(0, +) / Double(part.count)
        })
    }
    content.figure(
      plot,
      "All three are one network. The first two differ in their initial weights only; the third "
        + "has a larger learning rate and momentum.")
  }
}
