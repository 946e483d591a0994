import Testing

@testable import CourseKit

/// What names select.
@Suite struct NameTests {
  private static let catalogs = [
    NameCatalog(
      .a1,
      questions: [
        (
          Question(1, "nearestNeighbor", formerly: "knn"),
          ["a1.knn.twoLoops", "a1.knn.folds", "a1.nearestNeighbor.1"]
        ),
        (
          Question(2, "supportVectorMachine", formerly: "svm"),
          ["a1.svm.naive.gradient", "a1.svm.vectorized.loss", "a1.svm.vectorized.speed"]
        ),
      ], exercises: ["a1.knn", "a1.svm"]),
    NameCatalog(
      .a2,
      questions: [
        (
          Question(2, "normalization", formerly: "batchNorm"),
          [
            "a2.batchnorm.forward", "a2.layernorm.forward", "a2.normalization.1",
          ]
        )
      ], exercises: ["a2.batchnorm", "a2.layernorm"]),
  ]

  private func select(_ names: String...) throws -> NameSelection {
    try NameSelection(names, in: Self.catalogs)
  }

  @Test func `an assignment selects all its checks`() throws {
    #expect(try select("a2").checks == [.a2: Self.catalogs[1].checks])
  }

  @Test(arguments: ["a1.q2", "a1.supportVectorMachine"])
  func `a question has two names`(_ name: String) throws {
    #expect(
      try select(name).checks == [
        .a1: ["a1.svm.naive.gradient", "a1.svm.vectorized.loss", "a1.svm.vectorized.speed"]
      ])
  }

  @Test func `an exercise selects the checks below it`() throws {
    #expect(try select("a1.knn").checks == [.a1: ["a1.knn.twoLoops", "a1.knn.folds"]])
    #expect(
      try select("a1.svm.vectorized").checks == [
        .a1: ["a1.svm.vectorized.loss", "a1.svm.vectorized.speed"]
      ])
  }

  @Test func `a check selects itself`() throws {
    #expect(try select("a2.layernorm.forward").checks == [.a2: ["a2.layernorm.forward"]])
  }

  @Test func `exactly one check can be named, although other names begin with its name`() throws {
    let catalog = NameCatalog(
      .a1, questions: [(Question(1, "knn", formerly: "kNN"), ["a1.knn.vote", "a1.knn.vote.ties"])],
      exercises: ["a1.knn"])
    #expect(catalog.selection("a1.knn.vote") == ["a1.knn.vote", "a1.knn.vote.ties"])
    for (name, checks) in [
      ("a1.knn.vote", ["a1.knn.vote"]), ("a1.knn", ["a1.knn.vote", "a1.knn.vote.ties"]),
    ] {
      #expect(try NameSelection([name], in: [catalog], exactly: true).checks == [.a1: checks])
    }
    #expect(throws: UnknownName.self) {
      try NameSelection(["a1.knn.vot"], in: [catalog], exactly: true)
    }
  }

  @Test func `names of several assignments may be mixed, in any order and twice`() throws {
    let selection = try select("a2.layernorm", "a1.knn.folds", "a2.batchnorm", "a1.knn")
    #expect(
      selection.checks == [
        .a1: ["a1.knn.twoLoops", "a1.knn.folds"],
        .a2: ["a2.batchnorm.forward", "a2.layernorm.forward"],
      ])
    #expect(selection.renamed.isEmpty)
  }

  @Test func `former names of questions still count, and today's name is told`() throws {
    let selection = try select("batchNorm", "knn.1")
    #expect(selection.checks[.a2] == Self.catalogs[1].checks)
    #expect(selection.checks[.a1] == ["a1.nearestNeighbor.1"])
    #expect(
      selection.renamed.map(\.description) == [
        "'batchNorm' is now called 'a2.normalization'.",
        "'knn.1' is now called 'a1.nearestNeighbor.1'.",
      ])
  }

  @Test(arguments: [
    ("a2.batchnrom", "a2.batchnorm"), ("batchnorm", "a2.batchnorm"), ("a1.kn", "a1.knn"),
    ("A1.SVM", "a1.svm"), ("a2.normalisation", "a2.normalization"),  // words:allow
  ])
  func `an unknown name lists similar ones`(_ written: String, _ meant: String) throws {
    let error = try #require(throws: UnknownName.self) { try select(written) }
    #expect(error.similar.contains(meant), "\(error)")
  }

  @Test(arguments: ["", "a3", "a1.", "nothing.like.it", "a1.kn.twoLoops.x"])
  func `a name of nobody's is an error`(_ name: String) {
    #expect(throws: UnknownName.self) { try select(name) }
  }

  @Test func `a name that begins another is not that one`() throws {
    #expect(throws: UnknownName.self) { try select("a1.k") }
  }

  @Test func `two things of one name are found`() {
    let catalog = NameCatalog(
      .a1, questions: [(Question(1, "knn", formerly: "x"), ["a1.knn.folds"])],
      exercises: ["a1.knn"])
    #expect(catalog.ambiguous == ["a1.knn"])
    #expect(Self.catalogs.allSatisfy { $0.ambiguous.isEmpty })
  }

  @Test(arguments: [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("a1.SVM", "a1.svm", 0)])
  func `edits are counted`(_ a: String, _ b: String, _ distance: Int) {
    #expect(editDistance(a, b) == distance)
    #expect(editDistance(b, a) == distance)
  }

  @Test(arguments: AssignmentID.allCases)
  func `questions are numbered from 1, and no two have a name in common`(
    _ assignment: AssignmentID
  ) {
    let questions = assignment.questions
    #expect(questions.map(\.number) == Array(1...questions.count))
    #expect(Set(questions.map(\.alias)).count == questions.count)
    #expect(Set(questions.map(\.formerly)).count == questions.count)
  }

  @Test func `a former name and today's lead to each other`() {
    for (former, name) in [
      ("batchNorm", "a2.normalization"), ("batchNorm.1", "a2.normalization.1"),
      ("framework", "a2.framework"), ("dropout.3", "a2.dropoutNets.3"),
    ] {
      #expect(AssignmentID.a2.renamed(former) == name)
      #expect(AssignmentID.a2.former(name) == former)
      #expect(AssignmentID.a1.renamed(former) == nil && AssignmentID.a1.former(name) == nil)
    }
    #expect(AssignmentID.a2.renamed("a2.batchnorm") == nil)
    #expect(AssignmentID.a2.former("a2.normalizations") == nil)
  }
}
