package import Core
import Exchange
package import Record
package import Score

extension CheckContext {
  /// The share of labels that are right, or nil when there are not as many as expected.
  package func accuracy(of labels: [Int], against truth: [Int]) -> Double? {
    guard labels.count == truth.count, !truth.isEmpty else { return nil }
    let right = zip(labels, truth).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    return Double(right) / Double(truth.count)
  }

  /// Points for predictions on held-out examples: none at the floor, all at the target, linear
  /// between them.
  ///
  /// - Parameters:
  ///   - answer: The student's answer.
  ///   - output: The name of the predicted labels in the answer.
  ///   - truth: The true labels.
  ///   - what: What was trained, for the reader.
  ///   - targetSuffix: What follows the data set's name in the rubric's list of targets.
  /// - Returns: The finding.
  /// - Throws: `PayloadError` if the answer lacks the predictions.
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
  /// - Throws: `GraderFault`, when there is none of that name.
  package func target(of name: String) throws -> Rubric.Target {
    guard let target = entry.targets[name] else {
      throw GraderFault("the rubric has no target '\(name)' of '\(entry.id)'")
    }
    return target
  }

  /// The training loss under `lossHistory`, thinned to a few hundred points.
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
  /// The share of the points that an accuracy earns: none at the floor, all at the target.
  package func share(of accuracy: Double) -> Double {
    accuracy.isFinite ? min(max((accuracy - floor) / (target - floor), 0), 1) : 0
  }

  /// An accuracy on held-out examples beside the target.
  package func fact(of accuracy: Double, examples: Int) -> Fact {
    .accuracy(.accuracy(value: accuracy, examples: examples, floor: floor, target: target))
  }

  /// An accuracy on training examples beside the target.
  package func fact(ofTraining accuracy: Double, examples: Int) -> Fact {
    .accuracy(
      .trainingAccuracy(value: accuracy, examples: examples, floor: floor, target: target))
  }
}
