import CourseKit
import Grading
import Record
import Score
import Testing

struct WriteUpTests {
  /// A rubric with two questions of assignment 2.
  private static let rubric = """
    assignment: a2
    title: T
    questions:
      - id: a2.normalization
        title: N
        points: 6.5
        checks:
          - { id: a2.batchnorm.forward, points: 4, tolerance: 1.0e-8 }
          - { id: a2.batchnorm.speed, points: 1.5, threshold: 2, tolerance: 0.01 }
          - { id: a2.normalization.1, points: 1 }
      - id: a2.framework
        title: F
        points: 3
        checks:
          - id: a2.framework.challenge.train
            points: 3
            timeLimit: 90
            targets: { cifar10: { floor: 0.3, target: 0.55 } }
    """

  /// Fills in a text with the numbers of that rubric.
  private func filled(_ text: String, path: String = "") throws -> String {
    let rubric = try RubricReader.read(
      Self.rubric, path: "rubric.yml",
      known: [
        "a2.batchnorm.forward": CheckNeeds(.output), "a2.batchnorm.speed": CheckNeeds(.speed),
        "a2.normalization.1": CheckNeeds(.written),
        "a2.framework.challenge.train": CheckNeeds(.accuracy),
      ], datasets: ["cifar10"])
    return try WriteUp(rubric, of: .a2, written: ["a2.normalization.1"]).filled(text, path: path)
  }

  @Test(arguments: [
    ("points a2", "9.5"), ("points a2.q2", "6.5"), ("points a2.normalization", "6.5"),
    ("points a2.batchnorm", "5.5"), ("points a2.batchnorm.forward", "4"),
    ("automatic a2", "8.5"), ("written a2", "1"), ("written a2.q5", "0"),
    ("tolerance a2.batchnorm.forward", "1e-08"), ("threshold a2.batchnorm.speed", "2"),
    ("seconds a2.framework.challenge.train", "90"),
    ("minutes a2.framework.challenge.train", "1.5"),
    ("floor a2.framework.challenge.train cifar10", "30"),
    ("target a2.framework.challenge.train cifar10", "55"),
  ])
  func `a placeholder stands for a number of the rubric`(_ name: String, _ value: String) throws {
    #expect(try filled("{{\(name)}}") == value)
  }

  @Test func `everything else stays, and a line may have several placeholders`() throws {
    let text = "# A\n\n| Q2 | {{points a2.q2}} of {{points a2}} |\n{ {x} }}\n"
    #expect(try filled(text) == "# A\n\n| Q2 | 6.5 of 9.5 |\n{ {x} }}\n")
  }

  @Test(arguments: [
    ("{{pionts a2}}", "unknown placeholder '{{pionts a2}}': expected one of '{{points NAME}}'"),
    ("{{points}}", "unknown placeholder '{{points}}'"),
    ("{{points a2.q2 cifar10}}", "unknown placeholder"),
    ("{{}}", "unknown placeholder '{{}}'"),
    ("{{points a2.batchnrom}}", "no question, exercise or check 'a2.batchnrom'"),
    ("{{points a1.q1}}", "no question, exercise or check 'a1.q1'"),
    ("{{threshold a2.batchnorm}}", "the rubric has no check 'a2.batchnorm'"),
    ("{{threshold a2.batchnorm.forward}}", "has no 'threshold' for 'a2.batchnorm.forward'"),
    ("{{target a2.framework.challenge.train mnist}}", "has no 'target' for"),
    ("{{points a2", "the placeholder '{{points a2.' has no '}}' on its line"),
  ])
  func `a placeholder that says nothing is an error with file and line`(
    _ placeholder: String, _ problem: String
  ) throws {
    let error = try #require(throws: WriteUp.PlaceholderError.self) {
      try filled("# A\n\nIt has \(placeholder).\n", path: "README.template.md")
    }
    #expect(error.description.hasPrefix("README.template.md:3: "))
    #expect(error.problem.contains(problem), "\(error)")
  }
}
