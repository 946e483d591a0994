import Presentation

extension GradingReport.Submission {
  /// The members that were not graded, without most of those that were ignored for the same reason.
  ///
  /// A Mac adds a file of its own for each file of an archive.
  package var notGraded: [Entry] {
    let others = entries.filter { $0.disposition != .taken }
    let byReason = Dictionary(grouping: others.filter { $0.disposition == .ignored }, by: \.reason)
    var shown: [String: Int] = [:]
    return others.compactMap { entry in
      let count = byReason[entry.reason]?.count ?? 0
      guard entry.disposition == .ignored, count > Self.mostAlike else { return entry }
      shown[entry.reason, default: 0] += 1
      switch shown[entry.reason, default: 0] {
      case ..<Self.mostAlike: return entry
      case Self.mostAlike:
        let left = count - Self.mostAlike + 1
        return Entry(
          path: "\(entry.path) and \(Wording.count(Double(left - 1), "more file"))",
          disposition: .ignored, reason: entry.reason)
      default: return nil
      }
    }
  }

  private static let mostAlike = 3
}
