import Presentation

extension GradingReport.Timing {
  /// The measurement in one sentence.
  package var sentence: String {
    "\(Wording.ratio(ratio)) times as long as \(yardstick) "
      + "(confidence interval \(Wording.ratio(lower)) to \(Wording.ratio(upper)), "
      + "at most \(Wording.ratio(threshold)) allowed); "
      + "\(Wording.seconds(studentSeconds)) compared with \(Wording.seconds(yardstickSeconds)), "
      + "medians of \(rounds) rounds."
  }
}
