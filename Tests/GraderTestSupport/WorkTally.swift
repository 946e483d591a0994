import Foundation
import Synchronization
import Testing

/// What tests have built, graded and started, which is where their time goes.
///
/// The events of a run do not tell how long a test took: what waits for a processor counts as
/// running. The tally is printed when the tests end; `Scripts/test.sh` shows it last.
package enum WorkTally {
  /// What is counted.
  package enum Kind: String, CaseIterable {
    case grading = "gradings"
    case command = "commands"
    case smallBuild = "small builds"
  }

  private struct State {
    var kinds: [Kind: (count: Int, seconds: Double)] = [:]
    var files: [String: Double] = [:]
    var builds = (made: 0, saved: 0)
    var isPrinted = false
  }

  private static let state = Mutex(State())

  /// The file of the test that runs, without `.swift`.
  package static var file: String {
    let name = Test.current?.sourceLocation.fileName ?? "outside of tests"
    return name.hasSuffix(".swift") ? String(name.dropLast(6)) : name
  }

  /// Counts a piece of work and its time.
  package static func measure<Result>(_ kind: Kind, _ body: () throws -> Result) rethrows -> Result
  {
    let begin = ContinuousClock.now
    defer { note(kind, since: begin, in: file) }
    return try body()
  }

  /// Counts a piece of work that has just ended.
  package static func note(_ kind: Kind, since begin: ContinuousClock.Instant, in file: String) {
    let seconds = begin.duration(to: .now) / .seconds(1)
    change { state in
      let before = state.kinds[kind, default: (0, 0)]
      state.kinds[kind] = (before.count + 1, before.seconds + seconds)
      state.files[file, default: 0] += seconds
    }
  }

  /// Counts a build that tests share.
  package static func noteBuild(isSaved: Bool) {
    change { if isSaved { $0.builds.saved += 1 } else { $0.builds.made += 1 } }
  }

  private static func change(_ body: (inout State) -> Void) {
    let isFirst = state.withLock { state in
      body(&state)
      defer { state.isPrinted = true }
      return !state.isPrinted
    }
    if isFirst { atexit { print(WorkTally.summary) } }
  }

  /// The tally in a few lines, the most costly files first.
  private static var summary: String {
    state.withLock { state in
      let seconds = { (value: Double) in String(Int(value.rounded())) }
      let kinds = Kind.allCases.compactMap { kind in
        state.kinds[kind].map { "\($0.count) \(kind.rawValue) in \(seconds($0.seconds)) s" }
      }
      let files = state.files.sorted { $0.value > $1.value }.prefix(10)
      return """

        Work of the tests; what ran side by side counts twice:
          \(kinds.joined(separator: ", "))
          builds that tests share: \(state.builds.made) made, \(state.builds.saved) saved
        \(files.map { "  \(seconds($0.value)) s  \($0.key)" }.joined(separator: "\n"))

        """
    }
  }
}
