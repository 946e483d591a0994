import Score
import Testing

/// What a rubric may say, and the line of each mistake.
@Suite struct RubricReaderTests {
  private static let known: Set = ["a1.x.forward", "a1.x.backward"]

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
    """

  private static func read(_ text: String) throws -> Rubric {
    try RubricReader.read(text, path: "rubric.yml", known: known)
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
    #expect(backward.line == 9)
    #expect(rubric.entry("a1.y") == nil)
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
    Mistake("a1.x.forward", "a1.y.forward", line: 8, says: "unknown check 'a1.y.forward'"),
    Mistake("a1.x.backward", "a1.x.forward", line: 9, says: "'a1.x.forward' stands here a second"),
    Mistake("points: 3", "points: 4", line: 4, says: "sum to 3.0 points, but the question has 4.0"),
    Mistake("points: 1,", "points: -1,", line: 8, says: "'points' must not be negative"),
    Mistake("points: 1,", "", line: 8, says: "'points' is missing"),
    Mistake("points: 1,", "points: many,", line: 8, says: "'points' must be a number"),
    Mistake("points: 1,", "points: .nan,", line: 8, says: "'points' must be a number"),
    Mistake("tolerance", "tolerence", line: 8, says: "unknown name 'tolerence'"),
    Mistake("1.0e-8", "0", line: 8, says: "'tolerance' must be above 0"),
    Mistake("hidden", "secret", line: 11, says: "'visibility' must be 'public' or 'hidden'"),
    Mistake("0.4", "0.1", line: 13, says: "targets need 0 <= floor < target <= 1"),
    Mistake("0.4", "1.5", line: 13, says: "targets need 0 <= floor < target <= 1"),
    Mistake("floor: 0.2, ", "", line: 13, says: "'floor' is missing"),
    Mistake("title: A layer", "title: ''", line: 5, says: "'title' must be a text"),
    Mistake("assignment: a1\n", "", line: 1, says: "'assignment' is missing"),
    Mistake("- id: x", "- name: x", line: 4, says: "unknown name 'name'"),
    Mistake("title: Assignment 1", "assignment: a1", line: 1, says: "not valid YAML"),
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

  @Test func `a check without an entry is an error`() throws {
    let error = try #require(throws: RubricError.self) {
      try RubricReader.read(
        Self.valid, path: "rubric.yml", known: Self.known.union(["a1.x.extra"]))
    }
    #expect(error.problem.contains("checks without points: a1.x.extra"))
  }

  @Test(arguments: ["", "# nothing but a comment\n"])
  func `an empty rubric is an error`(_ text: String) {
    #expect(throws: RubricError.self) { try Self.read(text) }
  }

  @Test(arguments: ["[]", "text", "questions: 3", "assignment: a1\ntitle: x\nquestions: []"])
  func `a rubric of another form is an error`(_ text: String) {
    #expect(throws: RubricError.self) { try Self.read(text) }
  }
}
