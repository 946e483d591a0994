import Box
package import Build
import Core
package import CourseKit
import Foundation
import Host
import Judging
package import Patches
package import Record
import Run

/// The reference with all mutations of an assignment, one of which each call chooses.
package struct MutationProgram {
  /// The mutations that compile, by their numbers in the program.
  package let mutations: [Int: Mutation]
  /// All mutations of the chosen files, even those that do not compile or were not sampled.
  let all: [Mutation]
  /// How many mutations do not compile.
  package let leftOut: Int
  /// The program, which must exist as long as it runs.
  private let kept: KeptProgram
  /// Describes how to start the program.
  let launch: WorkerSession.Launch

  /// Finds the mutations of an assignment's files, and builds the program.
  ///
  /// - Parameters:
  ///   - layout: The assignment.
  ///   - files: The files to change, relative to the assignment's folder.
  ///   - mistakes: The known mistakes that are mutations, too.
  ///   - most: The most mutations of a file, or nil for all.
  ///   - seed: The seed that decides which ones these are.
  ///   - builder: A builder for the assignment.
  /// - Throws: `BuildError`, or an error if a file cannot be read.
  package init(
    _ layout: AssignmentLayout, files: [String], mistakes: [Mutant], most: Int?, seed: Seed,
    _ builder: SubmissionBuild
  ) throws {
    let project = builder.project
    var texts: [String: [UInt8]] = [:]
    var (all, sample): ([Mutation], [Mutation]) = ([], [])
    for name in files {
      let text = try String(
        contentsOfFile: "\(project.solutions)/\(layout.folder)/\(name)", encoding: .utf8)
      texts[name] = Array(text.utf8)
      let written = try mistakes.filter { $0.file == name }.map { try Mutation($0, in: text) }
      let found = try MutationFinder.all(in: text, file: name) + written
      all += found
      sample += Self.sample(found, most: most, seed)
    }
    self.all = all
    let numbered = Dictionary(uniqueKeysWithValues: sample.enumerated().map { ($0 + 1, $1) })
    func switched(without wrong: Set<Int>) throws -> [String: [UInt8]] {
      var mutants: [String: [MutantSwitch.Mutant]] = [:]
      for (number, mutation) in numbered.sorted(by: { $0.key < $1.key })
      where !wrong.contains(number) {
        mutants[mutation.file, default: []].append(
          (number, mutation.applied(to: texts[mutation.file] ?? [])))
      }
      return try SwitchedReference(
        layout, project, mutants: mutants, helpers: MutationHelpers.code
      ).files
    }
    var own = SwitchedReference.builder(like: builder, layout)
    // There are thousands of functions.
    own.limits.wallSeconds = 3600
    own.limits.cpuSeconds = 3600
    var wrong: Set<Int> = []
    var current = try switched(without: [])
    kept = try KeptProgram.of("mutations-\(layout.folder)", own, files: current) { errors in
      let before = wrong.count
      for (path, lines) in errors {
        wrong.formUnion(
          MutantSwitch.numbers(
            in: String(decoding: current[path] ?? [], as: UTF8.self), at: lines))
      }
      guard wrong.count > before else { return nil }
      current = try switched(without: wrong)
      return current
    }
    var present: Set<Int> = []
    for name in files {
      present.formUnion(MutantSwitch.numbers(in: try kept.source("\(layout.folder)/\(name)")))
    }
    mutations = numbered.filter { present.contains($0.key) }
    leftOut = numbered.count - mutations.count
    launch = SwitchedReference.launch(kept, builder.box)
  }

  /// Returns mutations evenly spread over a list, of which the seed decides the first.
  private static func sample(_ all: [Mutation], most: Int?, _ seed: Seed) -> [Mutation] {
    guard let most, most < all.count else { return all }
    var random = RandomState(seed, for: "mutations")
    let first = random.randint(below: all.count)
    return (0..<most).map { all[(first + $0 * all.count / most) % all.count] }
  }
}
