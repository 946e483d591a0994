/// A mistake that others made before, which explains what the student's code returns.
package struct KnownMistake: Sendable, Hashable, Codable {
  /// The section of the course's notes that derives the right result.
  package struct Notes: Sendable, Hashable, Codable {
    /// The path of the file in the project.
    package let file: String
    /// The heading of the section.
    package let section: String

    /// Creates a reference to a section.
    package init(file: String, section: String) { (self.file, self.section) = (file, section) }
  }

  /// The name of the mistake, such as `BatchNorm: beta is subtracted`.
  package let id: String
  /// What is wrong, and what to do.
  package let sentence: String
  /// Where to read more, or nil.
  package let notes: Notes?

  /// Creates a mistake.
  package init(id: String, sentence: String, notes: Notes?) {
    (self.id, self.sentence, self.notes) = (id, sentence, notes)
  }
}
