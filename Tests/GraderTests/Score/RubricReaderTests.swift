import GraderTestSupport
import Record
import Score
import Testing

/// What a rubric may say, and the line of each mistake.
@Suite struct RubricReaderTests {
  private static let known: [String: CheckNeeds] = [
    "a1.x.forward": CheckNeeds(.output), "a1.x.backward": CheckNeeds(.accuracy),
  ]
  private static let datasets: Set = ["cifar10", "color-scenes"]

  private static let valid = """
    assignment: a1
    title: Assignment 1
    questions:
      - id: x
        title: A layer
        points: 3
        checks:
          - { id: a1.x.forward, points: 1, tolerance: 1.0e-8 }
          - id: a1.x.backward
            points: 2
            visibility: hidden
            targets:
              color-scenes: { floor: 0.2, target: 0.4 }
            timeLimit: 60
    """

  private static func read(
    _ text: String, _ known: [String: CheckNeeds] = known
  ) throws -> Rubric {
    try RubricReader.read(text, path: "rubric.yml", known: known, datasets: datasets)
  }

  @Test func `a rubric says points, tolerances, visibility and targets`() throws {
    let rubric = try Self.read(Self.valid)
    #expect(rubric.assignment == "a1")
    #expect(rubric.questions.map(\.id) == ["x"])
    #expect(rubric.entry("a1.x.forward")?.tolerance == 1e-8)
    #expect(rubric.entry("a1.x.forward")?.isHidden == false)
    let backward = try #require(rubric.entry("a1.x.backward"))
    #expect(backward.points == 2)
    #expect(backward.isHidden)
    #expect(backward.targets == ["color-scenes": .init(floor: 0.2, target: 0.4)])
    #expect(backward.timeLimit == 60)
    #expect(backward.line == 9)
    #expect(rubric.entry("a1.y") == nil)
  }

  @Test func `a whole grading may take twenty minutes, or what the rubric says`() throws {
    #expect(try Self.read(Self.valid).timeBudget == 1200)
    let text = Self.valid.replacing("title: Assignment 1", with: "title: A\ntimeBudget: 90.5")
    #expect(try Self.read(text).timeBudget == 90.5)
  }

  /// One edit of the valid rubric, and what is said of it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let found: String
    let replacement: String
    let line: Int
    /// A part of the message.
    let says: String

    init(_ found: String, _ replacement: String, line: Int, says: String) {
      (self.found, self.replacement, self.line, self.says) = (found, replacement, line, says)
    }

    var testDescription: String { says }
  }

  private static let mistakes = [
    Mistake(
      "a1.x.forward", "a1.y.forward", line: 8,
      says: "unknown check 'a1.y.forward'; did you mean a1.x.forward?"),
    Mistake("a1.x.forward", "z", line: 8, says: "'z'; expected one of a1.x.backward, a1.x.forw"),
    Mistake("title: A layer", "\ttitle: A layer", line: 5, says: "is indented with a tab"),
    Mistake("points: 3", "points: [3", line: 7, says: "not valid YAML: did not find expected"),
    Mistake(
      "- id: a1.x.backward",
      "- { id: a1.x.forward, points: 0, tolerance: 0.1 }\n      - id: a1.x.backward", line: 9,
      says: "'a1.x.forward' is listed twice"),
    Mistake("points: 3", "points: 4", line: 4, says: "add up to 3 points, but the question has 4"),
    Mistake("points: 1,", "points: -1,", line: 8, says: "'points' must not be negative"),
    Mistake("points: 1,", "", line: 8, says: "'points' is missing"),
    Mistake("points: 1,", "points: many,", line: 8, says: "'points' must be a number"),
    Mistake("points: 1,", "points: .nan,", line: 8, says: "'points' must be a number"),
    Mistake("tolerance", "tolerence", line: 8, says: "unknown name 'tolerence'"),
    Mistake("1.0e-8", "0", line: 8, says: "'tolerance' must be above 0"),
    Mistake("1.0e-8", "1", line: 8, says: "an answer of zeros has a relative error of 1"),
    Mistake("1.0e-8", "1e5", line: 8, says: "'tolerance' is a relative error and must be below 1"),
    Mistake("hidden", "secret", line: 11, says: "'visibility' must be 'public' or 'hidden'"),
    Mistake("0.4", "0.1", line: 13, says: "targets must satisfy 0 <= floor < target <= 1"),
    Mistake("0.4", "1.5", line: 13, says: "targets must satisfy 0 <= floor < target <= 1"),
    Mistake("floor: 0.2, ", "", line: 13, says: "'floor' is missing"),
    Mistake(
      "color-scenes", "scenes", line: 13, says: "unknown data set 'scenes'; expected one of cifar10"
    ),
    Mistake(", tolerance: 1.0e-8", "", line: 8, says: "'tolerance' is missing; an output"),
    Mistake("timeLimit: 60", "", line: 9, says: "'timeLimit' is missing; an accuracy check"),
    Mistake(
      "1.0e-8", "1.0e-8, threshold: 2", line: 8, says: "'threshold' does not apply to an output"),
    Mistake("timeLimit: 60", "tolerance: 0.1", line: 9, says: "'timeLimit' is missing"),
    Mistake(
      "timeLimit: 60", "timeLimit: 60\n        tolerance: 0.1", line: 15,
      says: "'tolerance' does not apply"),
    Mistake("title: A layer", "title: ''", line: 5, says: "'title' must be a string"),
    Mistake("title: Assignment 1", "title: A\ntimeBudget: 0", line: 3, says: "must be above 0"),
    Mistake("title: Assignment 1", "title: A\ntimeBudget: -5", line: 3, says: "must be above 0"),
    Mistake("title: Assignment 1", "title: A\ntimeBudget: 1e300", line: 3, says: "at most 1e9"),
    Mistake(
      "title: Assignment 1", "title: A\ntimeBudget: 20 minutes", line: 3,
      says: "'timeBudget' must be a number"),
    Mistake("title: Assignment 1", "title: A\ntimebudget: 5", line: 3, says: "unknown name"),
    Mistake("assignment: a1\n", "", line: 1, says: "'assignment' is missing"),
    Mistake("- id: x", "- name: x", line: 4, says: "unknown name 'name'"),
    Mistake(
      "title: Assignment 1", "assignment: a1", line: 1,
      says: "not valid YAML: the name 'assignment' is given twice"),
    Mistake("    - id: a1", "    id: a1", line: 9, says: "not valid YAML"),
  ]

  @Test(arguments: mistakes) func `a mistake is named with its line`(_ mistake: Mistake) throws {
    try #require(Self.valid.contains(mistake.found))
    let text = Self.valid.replacing(mistake.found, with: mistake.replacement, maxReplacements: 1)
    let error = try #require(throws: RubricError.self) { try Self.read(text) }
    #expect(error.path == "rubric.yml")
    #expect(error.problem.contains(mistake.says), "\(error)")
    #expect(error.line == mistake.line, "\(error)")
  }

  @Test func `before the build that knows a check, its entry is accepted`() throws {
    let rubric = try RubricReader.read(
      Self.valid, path: "rubric.yml", known: ["a1.x.gone": CheckNeeds(.output)],
      datasets: Self.datasets, acceptsUnknown: true)
    #expect(rubric.entry("a1.x.forward")?.points == 1)
  }

  @Test func `a check without an entry is an error`() throws {
    let error = try #require(throws: RubricError.self) {
      try Self.read(
        Self.valid, Self.known.merging(["a1.x.extra": CheckNeeds(.written)]) { one, _ in one })
    }
    #expect(error.problem.contains("these checks are missing: a1.x.extra"))
  }

  @Test(arguments: ["", "# nothing but a comment\n"])
  func `an empty rubric is an error`(_ text: String) {
    #expect(throws: RubricError.self) { try Self.read(text) }
  }

  @Test(arguments: ["[]", "text", "questions: 3", "assignment: a1\ntitle: x\nquestions: []"])
  func `a rubric of another form is an error`(_ text: String) {
    #expect(throws: RubricError.self) { try Self.read(text) }
  }

  /// What a check needs, fields beside its points, and what is said; nil where they are right.
  struct Fields: Sendable, CustomTestStringConvertible {
    let needs: CheckNeeds
    let fields: String
    let says: String?

    init(_ kind: CheckKind, _ fields: String, says: String? = nil) {
      self.init(CheckNeeds(kind), fields, says: says)
    }

    init(_ needs: CheckNeeds, _ fields: String, says: String? = nil) {
      (self.needs, self.fields, self.says) = (needs, fields, says)
    }

    var testDescription: String { "\(needs.kind): \(fields)" }
  }

  private static let targets = "targets: { cifar10: { floor: 0, target: 1 } }"

  private static let comparing = CheckNeeds(.property, compares: true)
  private static let bounded = CheckNeeds(.property, bounds: ["error", "loss"])

  private static let fields = [
    Fields(.output, "tolerance: 0.1"),
    Fields(.output, "tolerance: 0.1, timeLimit: 5, visibility: hidden, limits: { processes: 8 }"),
    Fields(.output, "timeLimit: 5", says: "'tolerance' is missing; an output check requires it"),
    Fields(
      .output, "tolerance: 0.1, \(targets)", says: "'targets' does not apply to an output check"),
    Fields(.gradient, "tolerance: 0.1"),
    Fields(.gradient, "visibility: public", says: "'tolerance' is missing; a gradient check"),
    Fields(
      .gradient, "tolerance: 0.1, threshold: 1", says: "'threshold' does not apply to a gradient"),
    Fields(.property, "visibility: public"),
    Fields(.property, "tolerance: 0.1", says: "'tolerance' does not apply to this property check"),
    Fields(.property, "threshold: 1", says: "'threshold' does not apply to this property check"),
    Fields(.property, "bounds: { error: 1 }", says: "'bounds' does not apply to this property"),
    Fields(comparing, "tolerance: 0.1"),
    Fields(comparing, "timeLimit: 5", says: "'tolerance' is missing; this property check"),
    Fields(bounded, "bounds: { error: 0.5, loss: 2 }"),
    Fields(bounded, "timeLimit: 5", says: "'bounds' is missing; this property check requires it"),
    Fields(bounded, "bounds: { error: 0.5 }", says: "'bounds' must give 'loss'"),
    Fields(bounded, "bounds: { error: 0.5, loss: 0 }", says: "'loss' must be above 0"),
    Fields(bounded, "bounds: { error: 0.5, los: 2 }", says: "unknown name 'los'"),
    Fields(.speed, "tolerance: 0.1, threshold: 1"),
    Fields(.speed, "tolerance: 0.1", says: "'threshold' is missing; a speed check requires it"),
    Fields(.speed, "threshold: 1", says: "'tolerance' is missing; a speed check requires it"),
    Fields(.speed, "tolerance: 0.1, threshold: 1, \(targets)", says: "'targets' does not apply"),
    Fields(.accuracy, "timeLimit: 5, \(targets)"),
    Fields(.accuracy, "timeLimit: 5", says: "'targets' is missing; an accuracy check requires it"),
    Fields(.accuracy, targets, says: "'timeLimit' is missing; an accuracy check requires it"),
    Fields(
      .accuracy, "timeLimit: 5, tolerance: 0.1, \(targets)", says: "'tolerance' does not apply"),
    Fields(.written, ""),
    Fields(
      .written, "visibility: hidden", says: "'visibility' does not apply to a written answer"),
    Fields(.written, "timeLimit: 5", says: "'timeLimit' does not apply to a written answer"),
  ]

  @Test(arguments: fields)
  func `the kind of a check decides its fields, and a property what it compares with`(_ one: Fields)
    throws
  {
    let text = """
      assignment: a1
      title: T
      questions:
        - id: x
          title: X
          points: 1
          checks:
            - { id: c, points: 1\(one.fields.isEmpty ? "" : ", \(one.fields)") }
      """
    guard let says = one.says else {
      #expect(try Self.read(text, ["c": one.needs]).entry("c") != nil)
      return
    }
    let error = try #require(throws: RubricError.self) { try Self.read(text, ["c": one.needs]) }
    #expect(error.line == 8)
    #expect(error.problem.contains(says), "\(error)")
  }

  @Test func `lists in messages are short`() throws {
    let many = Dictionary(
      uniqueKeysWithValues: (10..<40).map { ("a1.x\($0)", CheckNeeds(.output)) })
    let text = Self.valid.replacing("a1.x.forward", with: "nothing.like.it")
    let error = try #require(throws: RubricError.self) { try Self.read(text, many) }
    #expect(error.problem.hasSuffix("a1.x16, a1.x17 and 22 more"), "\(error)")
  }

  @Test(
    arguments: [
      (nil, "the file does not exist"), ([0x61, 0x3A, 0xFF], "not UTF-8 text"),
      ([], "the file is empty"),
    ] as [([UInt8]?, String)])
  func `a file that cannot be read is an error of its first line`(
    bytes: [UInt8]?, says: String
  ) throws {
    let error = try #require(throws: RubricError.self) {
      try RubricReader.read(bytes, path: "rubric.yml", known: [:], datasets: [])
    }
    #expect(error.line == 1)
    #expect(error.problem.contains(says))
  }

  @Test func `former names are understood, and today's is told once a question`() throws {
    let text = Self.valid.replacing("id: x", with: "id: old")
      .replacing("a1.x.backward", with: "old.1")
    let rubric = try RubricReader.read(
      text, path: "rubric.yml",
      known: ["a1.x.forward": CheckNeeds(.output), "a1.new.1": CheckNeeds(.accuracy)],
      datasets: ["color-scenes"], questions: ["a1.new"]
    ) { name in
      ["old": "a1.new", "old.1": "a1.new.1"][name]
    }
    #expect(rubric.questions.map(\.id) == ["a1.new"])
    #expect(rubric.entry("a1.new.1")?.points == 2)
    #expect(rubric.notices == ["rubric.yml:4: 'old' is now called 'a1.new'."])
  }

  @Test func `a question that nobody knows is an error`() throws {
    let error = try #require(throws: RubricError.self) {
      try RubricReader.read(
        Self.valid, path: "rubric.yml", known: Self.known, datasets: ["color-scenes"],
        questions: ["a1.y", "a1.z"])
    }
    #expect(
      error.description == "rubric.yml:4: unknown question 'x'; expected one of a1.y, a1.z")
  }
}
