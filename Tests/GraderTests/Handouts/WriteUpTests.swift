import CourseKit
import Grading
import Score
import Testing

struct WriteUpTests {
  /// A rubric with two questions of assignment 2.
  private var writeUp: WriteUp {
    var forward = Rubric.Entry(id: "a2.batchnorm.forward", points: 4)
    forward.tolerance = 1e-8
    var speed = Rubric.Entry(id: "a2.batchnorm.speed", points: 1.5)
    speed.threshold = 2
    var challenge = Rubric.Entry(id: "a2.framework.challenge.train", points: 3)
    challenge.timeLimit = 90
    challenge.targets = ["cifar10": Rubric.Target(floor: 0.3, target: 0.55)]
    let written = Rubric.Entry(id: "a2.normalization.1", points: 1)
    let rubric = Rubric(
      assignment: "a2", title: "",
      questions: [
        Rubric.Question(
          id: "a2.normalization", title: "", points: 6.5, checks: [forward, speed, written]),
        Rubric.Question(id: "a2.framework", title: "", points: 3, checks: [challenge]),
      ])
    return WriteUp(rubric, of: .a2, written: ["a2.normalization.1"])
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
    #expect(try writeUp.filled("{{\(name)}}", path: "") == value)
  }

  @Test func `everything else stays, and a line may have several placeholders`() throws {
    let text = "# A\n\n| Q2 | {{points a2.q2}} of {{points a2}} |\n{ {x} }}\n"
    #expect(try writeUp.filled(text, path: "") == "# A\n\n| Q2 | 6.5 of 9.5 |\n{ {x} }}\n")
  }

  @Test(arguments: [
    ("{{pionts a2}}", "unknown placeholder '{{pionts a2}}': expected one of '{{points NAME}}'"),
    ("{{points}}", "unknown placeholder '{{points}}'"),
    ("{{points a2.q2 cifar10}}", "unknown placeholder"),
    ("{{}}", "unknown placeholder '{{}}'"),
    ("{{points a2.batchnrom}}", "'a2.batchnrom' names no question, exercise or check"),
    ("{{points a1.q1}}", "'a1.q1' names no question, exercise or check"),
    ("{{threshold a2.batchnorm}}", "'a2.batchnorm' is no check of the rubric"),
    ("{{threshold a2.batchnorm.forward}}", "gives 'a2.batchnorm.forward' no such 'threshold'"),
    ("{{target a2.framework.challenge.train mnist}}", "no such 'target'"),
    ("{{points a2", "the placeholder '{{points a2' has no '}}' on its line"),
  ])
  func `a placeholder that says nothing is an error with file and line`(
    _ placeholder: String, _ problem: String
  ) throws {
    let error = try #require(throws: WriteUp.PlaceholderError.self) {
      try writeUp.filled("# A\n\nIt has \(placeholder).\n", path: "README.template.md")
    }
    #expect(error.description.hasPrefix("README.template.md:3: "))
    #expect(error.problem.contains(problem), "\(error)")
  }
}
