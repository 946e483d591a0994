/// The lab for one exercise: steps that run it and show the results.
///
/// An exercise conforms to this protocol in the file `<Exercise>Lab.swift` in its folder. The
/// exercise's section appears on the page of its question. The section can also run alone: results
/// that several sections need come from a `SharedStep`.
package protocol LabSection: SendableMetatype {
  /// The exercise's name, such as `a2.layernorm`; the names of its checks begin with it.
  static var id: String { get }

  /// Where the exercise's steps appear in the labs.
  static var place: LabPlace { get }

  /// Runs the steps.
  ///
  /// - Parameter run: Calls the exercises and collects the content that the steps show.
  /// - Throws: Errors thrown by the run's observer; errors thrown by a step are recorded in the
  ///   report.
  static func steps(_ run: LabRun) throws
}

extension LabSection {
  /// The exercise's name within its assignment, such as `layernorm`.
  static var shortName: String { id.split(separator: ".").dropFirst().joined(separator: ".") }
}

/// The position of an exercise's steps in the labs of its assignment.
package struct LabPlace: Sendable, Comparable {
  /// The number of the question whose page shows the steps, counted from 1.
  package let question: Int
  /// The position on the page; positions need not be consecutive.
  package let order: Int

  /// Creates a place from a question and a position on its page.
  package init(question: Int, order: Int) {
    (self.question, self.order) = (question, order)
  }

  package static func < (a: LabPlace, b: LabPlace) -> Bool {
    (a.question, a.order) < (b.question, b.order)
  }
}
