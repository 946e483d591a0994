import GraderTestSupport
import Judging
import CourseKit
import Grading
import Host
import Record
import Selftest
import Testing

/// Attacks share a submission only where none can touch the verdict of another.
@Suite struct TrialBundleTests {
  private let checks = Result {
    try CourseAssignment.load(.assignment1, project: try ProjectLayout.find()).checks
  }

  private func attack(
    _ file: String, _ text: String, check: String, _ expected: Verdict = .failed,
    boxed: [Verdict] = [], isAlone: Bool = false
  ) -> Trial {
    let program = ProgramAttack(
      files: ["Assignment1/\(file).swift": text], check: "a1.\(check)", expected: [expected],
      boxed: boxed, isAlone: isAlone)
    return Trial(
      attack: Attack(
        name: file, rows: ["R1"], attack: "", documented: "", body: .program(program)))
  }

  /// How many submissions the trials need.
  private func count(_ trials: Trial...) throws -> Int {
    let byName = Dictionary(uniqueKeysWithValues: try checks.get().map { ($0.id, $0) })
    return try TrialBundle.pack(trials, checks: byName).count
  }

  private let naive = "// into softmaxLossNaive\nexit(0)\n"
  private let forward = "// into forward\nexit(0)\n"
  private let twoLoops = "// into computeDistancesTwoLoops\nexit(0)\n"

  @Test func `attacks in different files share a submission`() throws {
    let softmax = attack("Softmax", naive, check: "softmax.naive.loss", .refused)
    let net = attack("TwoLayerNet", forward, check: "twoLayer.scores")
    #expect(try count(softmax, net) == 1)
    #expect(try count(softmax, attack("TwoLayerNet", forward, check: "softmax.naive.loss")) == 2)
  }

  @Test func `attacks in one file share it when their functions are independent`() throws {
    let first = attack("KNearestNeighbor", twoLoops, check: "knn.twoLoops")
    let oneLoop = "// into computeDistancesOneLoop\nexit(0)\n"
    #expect(try count(first, attack("KNearestNeighbor", oneLoop, check: "knn.oneLoop")) == 1)
    #expect(try count(first, attack("KNearestNeighbor", twoLoops, check: "knn.oneLoop")) == 2)
    let labels = "// into predictLabels\nexit(0)\n"
    #expect(try count(first, attack("KNearestNeighbor", labels, check: "knn.predictLabels")) == 2)
  }

  @Test func `a verdict on a whole file leaves no room for another in it`() throws {
    let first = attack("KNearestNeighbor", twoLoops, check: "knn.twoLoops", .refused)
    let oneLoop = "// into computeDistancesOneLoop\nexit(0)\n"
    #expect(try count(first, attack("KNearestNeighbor", oneLoop, check: "knn.oneLoop")) == 2)
    for text in ["let whole = 1\n", "// find\nfor i in\n// replace\n", "// stub\n"] {
      let whole = attack("KNearestNeighbor", text, check: "knn.oneLoop")
      #expect(try count(attack("KNearestNeighbor", twoLoops, check: "knn.twoLoops"), whole) == 2)
    }
  }

  @Test func `attacks that declare the same name in one file are kept apart`() throws {
    let declaration = "@_silgen_name(\"fork\")\nprivate func fork() -> Int32\n"
    let first = attack("KNearestNeighbor", declaration + twoLoops, check: "knn.twoLoops")
    let oneLoop = declaration + "// into computeDistancesOneLoop\nexit(0)\n"
    #expect(try count(first, attack("KNearestNeighbor", oneLoop, check: "knn.oneLoop")) == 2)
  }

  @Test func `attacks that give the linker the same name are kept apart`() throws {
    let one = "@_silgen_name(\"fork\")\nprivate func one()\n"
    let other = "@_silgen_name(\"fork\")\nprivate func other() -> Int32\n"
    let softmax = attack("Softmax", one + naive, check: "softmax.naive.loss")
    let net = attack("TwoLayerNet", other + forward, check: "twoLayer.scores")
    #expect(try count(softmax, net) == 2)
  }

  @Test func `a check is kept apart from attacks on what it builds on`() throws {
    let training = "// into sampleBatch\nexit(0)\n"
    let net = attack("TwoLayerNet", forward, check: "twoLayer.scores")
    let trained = attack("TwoLayerNet+Training", training, check: "twoLayer.train")
    #expect(try count(net, trained) == 2)
  }

  @Test func `what is alone, without the rule of symbols or timed is kept apart`() throws {
    let net = attack("TwoLayerNet", forward, check: "twoLayer.scores", boxed: [.failed])
    #expect(
      try count(net, attack("Softmax", naive, check: "softmax.naive.loss", isAlone: true)) == 2)
    let boxed = Trial(attack: net.attack, isBoxed: true)
    #expect(try count(attack("Softmax", naive, check: "softmax.naive.loss"), boxed) == 2)
    #expect(try count(net, attack("Softmax", naive, check: "softmax.vectorized.speed")) == 2)
  }

  @Test func `the corpus needs few submissions, each with work that must keep its marks`() throws {
    let project = try ProjectLayout.find()
    let checks = Dictionary(
      uniqueKeysWithValues: try AssignmentLayout.all.flatMap {
        try CourseAssignment.load($0, project: project).checks.map { ($0.id, $0) }
      })
    let trials = Selftest.trials(of: try Corpus(project).attacks)
    let bundles = try AssignmentLayout.all.flatMap { layout in
      try TrialBundle.pack(
        trials.filter { trial in
          guard case .program(let program) = trial.attack.body else { return false }
          return program.assignment == layout.id
        }, checks: checks)
    }
    #expect(bundles.count < 78)
    for bundle in bundles {
      let programs = bundle.trials.compactMap { trial -> ProgramAttack? in
        if case .program(let program) = trial.attack.body { program } else { nil }
      }
      #expect(programs.count == bundle.trials.count)
      let files = Set(programs.flatMap(\.files.keys))
      let isLeft = TrialBundle.untouched.compactMap { checks[$0] }.contains {
        files.isDisjoint(with: [$0.file] + $0.buildsOn)
      }
      #expect(isLeft || programs.contains(where: \.isAlone), "\(bundle.trials.map(\.attack.name))")
    }
  }
}
