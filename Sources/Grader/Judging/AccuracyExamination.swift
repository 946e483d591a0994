package import Core
import Exchange
package import Record
package import Score

extension CheckContext {
  /// The accuracy of labels, or nil if their number is wrong.
  package func accuracy(of labels: [Int], against truth: [Int]) -> Double? {
    guard labels.count == truth.count, !truth.isEmpty else { return nil }
    let right = zip(labels, truth).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    return Double(right) / Double(truth.count)
  }

  /// Scores predictions on held-out examples: no points at the floor, all at the target, linear in
  /// between.
  ///
  /// - Parameters:
  ///   - answer: The student's answer.
  ///   - output: The key of the predicted labels in the answer.
  ///   - truth: The true labels.
  ///   - targetSuffix: The suffix of the data set's name in the rubric's targets.
  /// - Returns: The finding.
  /// - Throws: `PayloadError` if the answer has no predictions.
  package func judgeAccuracy(
    _ answer: Payload, output: Key<[Int]>, truth: [Int], targetSuffix: String = ""
  ) throws -> Finding {
    let data = try undisguisedData()
    let target = try target(of: data.name + targetSuffix)
    guard let labels = try? answer.ints(output), let accuracy = accuracy(of: labels, against: truth)
    else {
      return .fail(.output(.noLabels(tensor: output.name, examples: truth.count)))
    }
    var finding = Finding(
      .measured(share: target.share(of: accuracy)),
      target.fact(of: accuracy, examples: truth.count),
      .accuracy(.dataSet(title: data.title)))
    finding.curves = lossCurves(answer)
    return finding
  }

  /// The rubric's target of this check.
  ///
  /// - Throws: `GraderFault` if there is none with this name.
  package func target(of name: String) throws -> Rubric.Target {
    guard let target = entry.targets[name] else {
      throw GraderFault("the rubric has no target '\(name)' for '\(entry.id)'")
    }
    return target
  }

  /// The curve of `lossHistory`, reduced to a few hundred points.
  private func lossCurves(_ answer: Payload) -> [Finding.Curve] {
    guard let tensor = answer[.lossHistory], tensor.shape.count == 1 else { return [] }
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

extension Rubric.Target {
  /// The fraction of the points that an accuracy earns: 0 at the floor, 1 at the target.
  package func share(of accuracy: Double) -> Double {
    accuracy.isFinite ? min(max((accuracy - floor) / (target - floor), 0), 1) : 0
  }

  /// A fact with an accuracy on held-out examples and its target.
  package func fact(of accuracy: Double, examples: Int) -> Fact {
    .accuracy(.accuracy(value: accuracy, examples: examples, floor: floor, target: target))
  }

  /// A fact with an accuracy on training examples and its target.
  package func fact(ofTraining accuracy: Double, examples: Int) -> Fact {
    .accuracy(
      .trainingAccuracy(value: accuracy, examples: examples, floor: floor, target: target))
  }
}
