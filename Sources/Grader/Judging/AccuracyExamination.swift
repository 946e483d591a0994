package import Core
import Exchange
package import Record
package import Score

extension CheckContext {
  /// Computes the accuracy of predicted labels.
  ///
  /// The result is nil if the number of labels is wrong.
  package func accuracy(of labels: [Int], against truth: [Int]) -> Double? {
    guard labels.count == truth.count, !truth.isEmpty else { return nil }
    let right = zip(labels, truth).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    return Double(right) / Double(truth.count)
  }

  /// Scores predictions on held-out examples.
  ///
  /// An accuracy at the floor earns no points, an accuracy at the target earns all, and points grow
  /// linearly in between.
  ///
  /// - Parameters:
  ///   - answer: The student's answer.
  ///   - output: The key of the predicted labels in the answer.
  ///   - truth: The true labels.
  ///   - targetSuffix: The suffix that follows the data set's name in the rubric's targets.
  /// - Returns: The finding.
  /// - Throws: `GraderFault` if the rubric has no target for the data set, or `DatasetError` if it
  ///   cannot be read.
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

  /// Returns one of the rubric's targets for this check.
  ///
  /// - Throws: `GraderFault` if there is no target with this name.
  package func target(of name: String) throws -> Rubric.Target {
    guard let target = entry.targets[name] else {
      throw GraderFault("the rubric has no target '\(name)' for '\(entry.id)'")
    }
    return target
  }

  /// Creates a curve of `lossHistory`, reduced to a few hundred points.
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
  /// Returns the fraction of the points that an accuracy earns: 0 at the floor, and 1 at the
  /// target.
  package func share(of accuracy: Double) -> Double {
    accuracy.isFinite ? min(max((accuracy - floor) / (target - floor), 0), 1) : 0
  }

  /// Creates a fact that states an accuracy on held-out examples, and its target.
  package func fact(of accuracy: Double, examples: Int) -> Fact {
    .accuracy(.accuracy(value: accuracy, examples: examples, floor: floor, target: target))
  }

  /// Creates a fact that states an accuracy on training examples, and its target.
  package func fact(ofTraining accuracy: Double, examples: Int) -> Fact {
    .accuracy(
      .trainingAccuracy(value: accuracy, examples: examples, floor: floor, target: target))
  }
}
