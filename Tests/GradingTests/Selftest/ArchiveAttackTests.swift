import GraderTestSupport
import Foundation
import Grading
import Host
import Testing

@testable import Selftest

/// The archives of the corpus, each taken in as a submission is.
@Suite struct ArchiveAttackTests {
  @Test func `every archive ends as it must and changes nothing`() throws {
    let host = try GradingHost()
    let folder = try TemporaryFolder()
    let world = try World(host.project, in: folder.url.path, watchesSelf: false)
    // Some belong to another family, such as a results file of the submission's own.
    let archives = try Selftest.trials(of: Corpus(host.project).attacks).filter(\.isArchive)
    #expect(archives.count > 90)
    for outcome in try Selftest(host.grading, world: world, jobs: 2).run(archives) {
      #expect(outcome.problems == [], "\(outcome.trial.attack.name)")
    }
  }

  @Test func `an attack whose grading ends with an error is not held`() throws {
    let host = try GradingHost()
    let grading = Grading(
      project: host.project, toolchain: Toolchain(root: "/nowhere", version: "none"),
      box: host.grading.box)
    let folder = try TemporaryFolder()
    let world = try World(host.project, in: folder.url.path, watchesSelf: false)
    let honest = try HonestWork(host.grading, in: folder.url.path, calls: false)
    let attack = try #require(
      try Corpus(host.project).attacks.first {
        if case .program = $0.body { true } else { false }
      })
    let bundle = TrialBundle(trials: [Trial(attack: attack)], isQuiet: false)
    let outcomes = try Selftest(grading, world: world, jobs: 1).tryBundle(bundle, honest: honest)
    #expect(outcomes.map(\.got) == ["no report"])
    #expect(outcomes.allSatisfy { !$0.isHeld && !$0.gotThrough })
  }

  @Test func `another outcome than expected is a problem`() throws {
    let host = try GradingHost()
    let folder = try TemporaryFolder()
    let world = try World(host.project, in: folder.url.path, watchesSelf: false)
    let selftest = Selftest(host.grading, world: world, jobs: 1)
    let attack = Attack(
      name: "honest", rows: ["A1"], attack: "Nothing.", documented: "der",
      body: .archive(
        ArchiveAttack(fileName: "a.tar", expected: [.tooLarge]) { path in
          let honest = CraftedArchive.Member.file(
            ArchiveAttack.honestPath, ArchiveAttack.honestText)
          try Data(CraftedArchive(members: [honest]).bytes(.tar)).write(to: URL(filePath: path))
        }))
    let outcome = try selftest.tryArchive(Trial(attack: attack))
    #expect(outcome.got == "takenIn")
    #expect(outcome.problems == ["expected tooLarge, got takenIn"])
  }
}
