import Host
import Record

extension OutputFact {
  /// The sentences about known mistakes, of which one was made.
  static func sentence(_ mistakes: [KnownMistake]) -> String {
    let said = mistakes.map(\.sentence).uniqued()
    let reasons = "Likely mistake: " + said.joined(separator: " Or: ")
    let notes = mistakes.compactMap(\.notes).uniqued()
      .map { "See '\($0.section)' in \($0.file)." }
    return ([reasons] + notes).joined(separator: " ")
  }
}
