import Presentation

extension GradingReport.Timing {
  /// The measurement in a sentence.
  package var sentence: String {
    "\(Wording.ratio(ratio)) times the time of \(yardstick) "
      + "(interval \(Wording.ratio(lower)) to \(Wording.ratio(upper)), "
      + "at most \(Wording.ratio(threshold)) asked); "
      + "\(Wording.seconds(studentSeconds)) against \(Wording.seconds(yardstickSeconds)), "
      + "medians of \(rounds) rounds."
  }
}
