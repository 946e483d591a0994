/// The lab of one exercise: steps that try it and show what it does.
///
/// An exercise conforms in `<Exercise>Lab.swift` of its folder. Its section stands on the page of
/// the exercise's question, after the sections before it, and can also run alone: what it needs
/// from elsewhere is a `SharedStep`.
package protocol LabSection: SendableMetatype {
  /// The exercise, with which the names of its checks begin, such as `a2.layernorm`.
  static var id: String { get }

  /// Where its steps stand.
  static var place: LabPlace { get }

  /// Runs the steps.
  ///
  /// - Parameter run: Calls the exercises, and keeps what the steps show.
  /// - Throws: What the run's observer throws; what a step throws ends up in the report.
  static func steps(_ run: LabRun) throws
}

extension LabSection {
  /// The exercise's name within its assignment, such as `layernorm`.
  static var shortName: String { id.split(separator: ".").dropFirst().joined(separator: ".") }
}

/// Where the steps of an exercise stand among those of its assignment.
package struct LabPlace: Sendable, Comparable {
  /// The question on whose page they stand, from 1.
  package let question: Int
  /// The place on the page; places need not follow each other.
  package let order: Int

  /// Makes a place.
  package init(question: Int, order: Int) {
    (self.question, self.order) = (question, order)
  }

  package static func < (a: LabPlace, b: LabPlace) -> Bool {
    (a.question, a.order) < (b.question, b.order)
  }
}
