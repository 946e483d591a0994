import GraderTestSupport
import Foundation
import Selftest
import Testing

/// The archives of the corpus, each taken in as a submission is.
@Suite struct ArchiveAttackTests {
  @Test func `every archive ends as it must and changes nothing`() throws {
    let host = try GradingHost()
    let folder = try TemporaryFolder()
    let world = try World(host.project, in: folder.url.path, watchesSelf: false)
    let archives = try Corpus(host.project).attacks.filter { $0.family == .archives }
    #expect(archives.count > 90)
    for outcome in try Selftest(host.grading, world: world, jobs: 2)
      .run(Selftest.trials(of: archives))
    {
      #expect(outcome.problems == [], "\(outcome.trial.attack.name)")
    }
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
