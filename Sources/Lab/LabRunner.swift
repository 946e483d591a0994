package import Core
import Assignment1
import Assignment2
package import Media

#if canImport(Solution1)
  import Solution1
  import Solution2
#endif

/// Runs labs with the student's code or with the reference.
package enum LabRunner {
  /// Whose code a lab runs.
  package enum Code: Sendable {
    case student
    case reference
  }

  /// The exercises of a lab's assignment.
  ///
  /// - Throws: `LabError.noSolutions` when the reference is not in this tree.
  package static func exercises(_ code: Code, of lab: Lab) throws(LabError) -> [Exercise] {
    switch code {
    case .student:
      return lab.assignment == 1
        ? Assignment1.exercises : Assignment2.exercises + Assignment2.labExercises
    case .reference:
      #if canImport(Solution1)
        return lab.assignment == 1
          ? Solution1.exercises : Solution2.exercises + Solution2.labExercises
      #else
        throw .noSolutions
      #endif
    }
  }

  /// Runs a lab from its first step to its last.
  ///
  /// - Parameters:
  ///   - lab: Which lab.
  ///   - code: Whose code to run.
  ///   - dataset: Colour images.
  ///   - scale: How much of them.
  ///   - observe: Told about every step that begins and ends.
  /// - Returns: What came of it.
  /// - Throws: What `exercises` throws, and what the observer throws; never what a step throws.
  package static func run(
    _ lab: Lab, code: Code, dataset: ImageDataset, scale: LabScale,
    observe: @escaping (LabEvent) throws -> Void = { _ in }
  ) throws -> LabReport {
    try run(
      lab, exercises: exercises(code, of: lab),
      codeName: code == .student ? "yours" : "the reference",
      questions: Question.readSheet(assignment: lab.assignment).map { question in
        guard code == .reference else { return question }
        var question = question
        question.answer = ""
        return question
      }, dataset: dataset, scale: scale, observe: observe)
  }

  /// Runs a lab with exercises and questions of the caller's.
  package static func run(
    _ lab: Lab, exercises: [Exercise], codeName: String, questions: [Question],
    dataset: ImageDataset, scale: LabScale, observe: @escaping (LabEvent) throws -> Void
  ) throws -> LabReport {
    let data = LabData(dataset, scale: scale)
    let report = LabReport(
      name: lab.rawValue, title: lab.title, summary: lab.summary,
      facts: [
        .init(name: "Code", value: codeName), .init(name: "Data", value: data.name),
        .init(name: "Size", value: scale == .full ? "full" : "quick: a small part of the data"),
      ])
    let run = LabRun(
      report, exercises: exercises, data: data, scale: scale, questions: questions,
      sheet: Question.place(assignment: lab.assignment), observe: observe)
    try lab.run(run)
    return run.report
  }
}
