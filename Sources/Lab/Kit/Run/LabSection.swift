/// The lab for one exercise: steps that run it and show the results.
///
/// An exercise conforms to this protocol in `<Exercise>Lab.swift` in its folder. Its section
/// appears on the page of the exercise's question and can also run alone: anything it needs from
/// other sections is a `SharedStep`.
package protocol LabSection: SendableMetatype {
  /// The exercise's name, which its check names begin with, such as `a2.layernorm`.
  static var id: String { get }

  /// Where its steps appear in the labs.
  static var place: LabPlace { get }

  /// Runs the steps.
  ///
  /// - Parameter run: Calls the exercises and collects what the steps show.
  /// - Throws: Errors thrown by the run's observer; errors thrown by a step end up in the report.
  static func steps(_ run: LabRun) throws
}

extension LabSection {
  /// The exercise's name within its assignment, such as `layernorm`.
  static var shortName: String { id.split(separator: ".").dropFirst().joined(separator: ".") }
}

/// Where an exercise's steps appear in the labs of its assignment.
package struct LabPlace: Sendable, Comparable {
  /// The question whose page shows the steps, from 1.
  package let question: Int
  /// The position on the page; positions need not be consecutive.
  package let order: Int

  /// Makes a place.
  package init(question: Int, order: Int) {
    (self.question, self.order) = (question, order)
  }

  package static func < (a: LabPlace, b: LabPlace) -> Bool {
    (a.question, a.order) < (b.question, b.order)
  }
}
