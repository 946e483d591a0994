import GraderTestSupport
import Box
import CourseKit
import Foundation
import Grading
import Selftest
import Testing

/// Attacks succeed where nothing holds them, so that one that fails shows a protection.
///
/// Only such attacks are run that do no harm where they succeed.
@Suite(.slow) struct PositiveControlTests {
  /// Attacks that answer rightly where they succeed.
  private static let through: Set<String> = [
    "connection", "datagram", "solutions-read", "shell", "socket-by-address",
    "function-looked-up", "files-listed", "library-loaded", "machine-code", "descriptors-taken",
    "local-socket",
  ]
  /// An attack whose success is seen in the world alone.
  private static let seen = "program-replaced"

  @Test func `attacks that only the gate in Core fends off succeed without it`() throws {
    let host = try GradingHost()
    var grading = host.grading
    grading.options.withholds = false
    let folder = try TemporaryFolder()
    let world = try World(host.project, in: folder.url.path, watchesSelf: false)
    let trials = Selftest.trials(of: try Corpus(host.project).attacks)
      .filter { $0.isBoxed && $0.expected == "refused" && $0.assignment == .a2 }
    #expect(trials.count >= 7)
    for outcome in try Selftest(grading, world: world, jobs: 1).run(trials) {
      #expect(outcome.gotThrough, "\(outcome.trial.attack.name): \(outcome)")
    }
  }

  @Test func `attacks that only the box fends off succeed without one`() throws {
    let host = try GradingHost(box: Box(kind: .unsandboxed))
    let folder = try TemporaryFolder()
    let world = try World(host.project, in: folder.url.path, watchesSelf: false)
    defer {
      for place in ["/tmp", "/var/tmp"] {
        try? FileManager.default.removeItem(atPath: "\(place)/\(world.mark)")
      }
    }
    let names = Self.through.union([Self.seen])
    let trials = try Corpus(host.project).attacks.filter { names.contains($0.name) }
      .map { Trial(attack: $0, isBoxed: true) }
    #expect(trials.count == names.count)
    for outcome in try Selftest(host.grading, world: world, jobs: 1).run(trials) {
      let name = outcome.trial.attack.name
      #expect(outcome.gotThrough || name == Self.seen, "\(name): \(outcome)")
    }
    let breaches = world.breaches.map(\.what)
    #expect(breaches.contains { $0.contains("packets or connections left the sandbox") })
    #expect(breaches.contains { $0.contains("the canary was changed") })
    #expect(breaches.contains { $0.contains("a file was left behind: /var/tmp/\(world.mark)") })
    #expect(breaches.contains { $0.contains("\(world.mark)-program") })
  }
}
