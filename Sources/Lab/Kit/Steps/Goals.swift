import Presentation

/// The accuracies that a model should reach on the data sets, in a full run.
package struct AccuracyGoals: Sendable, Hashable {
  /// The goal on CIFAR-10, which the course states.
  package let cifar10: Double
  /// The goal on the generated scenes, or nil if there is none.
  package let scenes: Double?

  /// Creates goals.
  package init(cifar10: Double, scenes: Double? = nil) {
    (self.cifar10, self.scenes) = (cifar10, scenes)
  }

  fileprivate func goal(on data: LabData) -> Double? {
    data.name == "color-scenes" ? scenes : cifar10
  }
}

extension StepContent {
  /// Judges an accuracy if there is a goal for the data; a quick run trains too little for one.
  package mutating func expectAccuracy(
    _ subject: String, _ value: Double, of goals: AccuracyGoals, in run: LabRun
  ) {
    guard run.scale == .full, let goal = goals.goal(on: run.data) else {
      facts([(subject, Wording.percent(value))])
      require((0...1).contains(value), subject, Wording.percent(value), "from 0 % to 100 %")
      if run.scale == .quick { text("A quick run trains too little to reach a useful accuracy.") }
      return
    }
    expect(subject, share: value, .atLeast(goal))
  }

  /// Judges whether training lowers the loss: compares the mean over the first tenth of the
  /// iterations with that over the last tenth.
  package mutating func expectFall(of losses: [Double], _ name: String = "the loss") {
    let count = max(1, losses.count / 10)
    func mean(_ part: ArraySlice<Double>) -> Double { part.reduce(0, +) / Double(part.count) }
    guard losses.count > 1 else {
      return require(false, "The number of losses", "\(losses.count)", "at least 2")
    }
    let (first, last) = (mean(losses.prefix(count)), mean(losses.suffix(count)))
    expect(
      "Mean of \(name) at the end", last, .below(first), digits: 4,
      else: "Training should lower it from what it was at the beginning.")
  }

  /// Judges whether the labels that the best model predicts have the accuracy that tuning reports
  /// for it.
  package mutating func expectBest(_ accuracy: Double, among accuracies: [Double]) {
    let best = accuracies.max() ?? .nan
    judge(
      Judgment(
        subject: "Validation accuracy of the best model", value: Wording.percent(accuracy),
        bound: "\(Wording.percent(best)), the highest of all", holds: abs(accuracy - best) < 1e-6,
        hint: "Keep the model with the highest validation accuracy, and its results."))
  }
}
