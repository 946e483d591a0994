import Core

extension CheckContext {
  /// The share of labels that are right, or nil when there are not as many as expected.
  func accuracy(of labels: [Int], against truth: [Int]) -> Double? {
    guard labels.count == truth.count, !truth.isEmpty else { return nil }
    let right = zip(labels, truth).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    return Double(right) / Double(truth.count)
  }

  /// Points for predictions on held-out examples: none at the floor, all at the target, linear
  /// between them.
  ///
  /// - Parameters:
  ///   - output: The name of the predicted labels in the answer.
  ///   - what: What was trained, for the reader.
  ///   - targetSuffix: What follows the data set's name in the rubric's list of targets.
  func judgeAccuracy(
    _ answer: Payload, output: String, truth: [Int], what: String, targetSuffix: String = ""
  ) throws -> Finding {
    let data = try undisguisedData()
    guard let target = entry.targets[data.name + targetSuffix] else {
      throw GraderFault(
        "the rubric has no target '\(data.name)\(targetSuffix)' of '\(entry.id)'")
    }
    guard let labels = try? answer.ints(output), let accuracy = accuracy(of: labels, against: truth)
    else {
      return .fail("The answer lacks \(truth.count) predicted labels under '\(output)'.")
    }
    let share = (accuracy - target.floor) / (target.target - target.floor)
    let percent = (accuracy * 100).significant(3)
    let scale =
      "no points at \((target.floor * 100).significant(3)) %, all at "
      + "\((target.target * 100).significant(3)) %"
    var finding = Finding(
      .measured(share: min(max(share, 0), 1)),
      "\(what) reaches \(percent) % on \(truth.count) held-out examples (\(scale)).")
    finding.details = [.init(name: "data set", value: data.title)]
    finding.curves = lossCurves(answer)
    return finding
  }

  /// The training loss under `lossHistory`, thinned to a few hundred points.
  private func lossCurves(_ answer: Payload) -> [GradingReport.Curve] {
    guard let tensor = answer.tensors["lossHistory"], tensor.shape.count == 1 else { return [] }
    let all = tensor.doubles
    guard all.count > 1, all.allSatisfy(\.isFinite) else { return [] }
    let kept = Array(stride(from: 0, to: all.count, by: max(1, all.count / 300)))
    return [
      .init(
        chart: "Training loss", name: "loss", xLabel: "iteration", yLabel: "loss",
        x: kept.map(Double.init), y: kept.map { all[$0] })
    ]
  }
}
