import Box
import Build
import Core
import CourseKit
import Foundation
import Host
import Run

/// The files of the reference with mutants, one of which an input of each call chooses.
struct SwitchedReference {
  /// The input with the number of the mutant; without it, the call is as it is.
  static let key = Key<Int>.int("mutant")

  /// The files of the assignment's module that replace the stubs, by path in the module.
  let files: [String: [UInt8]]

  /// Puts mutants into the reference.
  ///
  /// - Parameters:
  ///   - layout: The assignment.
  ///   - project: The project.
  ///   - mutants: The mutants of each file, by its path in the assignment's folder.
  ///   - helpers: Functions that mutants call.
  /// - Throws: An error if a file cannot be read.
  init(
    _ layout: AssignmentLayout, _ project: ProjectLayout, mutants: [String: [MutantSwitch.Mutant]],
    helpers: String = ""
  ) throws {
    func text(of name: String) throws -> String {
      try String(
        contentsOfFile: "\(project.solutions)/\(layout.folder)/\(name)", encoding: .utf8)
    }
    var files: [String: [UInt8]] = [:]
    for name in layout.files {
      let switched = MutantSwitch(try text(of: name), mutants: mutants[name] ?? [])
      files["\(layout.folder)/\(name)"] = Array(switched.text.utf8)
    }
    let list = "Exercises.swift"
    files["\(layout.folder)/\(list)"] = Array((Self.switching(try text(of: list)) + helpers).utf8)
    self.files = files
  }

  /// Returns a builder for such files, which are the project's own.
  static func builder(like builder: SubmissionBuild, _ layout: AssignmentLayout) -> SubmissionBuild
  {
    var own = SubmissionBuild(
      toolchain: builder.toolchain, project: builder.project, box: builder.box,
      folder: layout.folder)
    own.rules = nil
    own.optimization = .none
    return own
  }

  /// Describes how to start the program that was built from the files.
  static func launch(_ program: KeptProgram, _ box: Box) -> WorkerSession.Launch {
    var launch = WorkerSession.Launch(program: program.path, box: box)
    launch.isTrusted = true
    launch.allowedOtherwise = .all
    return launch
  }

  /// Returns an input of a call of the code with a mutant.
  static func input(_ input: Payload, with number: Int) -> Payload {
    var input = input
    input.set(key, number)
    return input
  }

  /// The list of exercises, each of which chooses a mutant before it runs.
  private static func switching(_ list: String) -> String {
    list.replacing("public let exercises", with: "private let exercisesAsTheyAre") + """

      nonisolated(unsafe) var \(MutantSwitch.variable) = 0

      public let exercises = exercisesAsTheyAre.map { exercise in
        Exercise(exercise.name, allowing: exercise.allowed) { input in
          let key = Key<Int>.int("\(key.name)")
          \(MutantSwitch.variable) = input.contains(key) ? try input.int(key) : 0
          return try exercise(input)
        }
      }

      """
  }
}
