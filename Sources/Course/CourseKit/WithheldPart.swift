/// A part of Core that students must not use, because it contains the solution of an exercise.
package struct WithheldPart: Sendable, Equatable {
  /// The folder of Core.
  package var core: String
  /// The student's files that may not use the part; nil means all of them.
  package var files: [String]?
  /// The reason why the part must not be used, phrased as the end of a sentence.
  package var reason: String

  /// Creates a withheld part from a folder of Core.
  package init(core: String, from files: [String]? = nil, reason: String) {
    self.core = core
    self.files = files
    self.reason = reason
  }
}
