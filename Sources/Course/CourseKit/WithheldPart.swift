/// A part of Core that would give an exercise away.
package struct WithheldPart: Sendable, Equatable {
  /// The folder of Core.
  package var core: String
  /// The student's files that may not use it; nil means all of them.
  package var files: [String]?
  /// Why they must not be used, as the end of a sentence.
  package var reason: String

  /// Withholds a folder of Core.
  package init(core: String, from files: [String]? = nil, reason: String) {
    self.core = core
    self.files = files
    self.reason = reason
  }
}
