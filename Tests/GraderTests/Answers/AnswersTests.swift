import GraderTestSupport
import CourseKit
import Grading
import Testing

struct AnswersTests {
  private let questions = ["knn.1", "knn.2", "svm.1", "twoLayer.1"]

  private func read(_ text: String) -> Answers { Answers(text, questions: questions) }

  @Test func `answers stand between their marks`() {
    let answers = read(
      """
      # Answers
      <!-- answer: knn.1 -->

      The test image is far
        from everything.

      <!-- /answer -->
      outside
      <!-- answer: svm.1 -->
      A kink.
      <!-- /answer -->
      """)
    #expect(answers["knn.1"] == "The test image is far\n  from everything.")
    #expect(answers["svm.1"] == "A kink.")
    #expect(answers["knn.2"] == "")
    #expect(answers.texts.count == 2)
    #expect(answers.problems.isEmpty)
  }

  @Test(arguments: [
    "<!--answer:knn.1-->", "  <!--  Answer :  KNN.1  -->  ", "<!-- ANSWER: knn.1 -->\r",
  ])
  func `spaces and capitals in a mark do not matter`(mark: String) {
    #expect(read("\(mark)\nyes\n<!-- /Answer -->")["knn.1"] == "yes")
  }

  @Test func `capitals in a question's name do not matter either`() {
    for name in ["twoLayer.1", "twolayer.1", "TWOLAYER.1"] {
      #expect(read("<!-- answer: \(name) -->\nyes\n<!-- /answer -->")["twoLayer.1"] == "yes")
    }
  }

  @Test func `the template's hints and blank answers are no answers`() {
    let answers = read(
      "<!-- answer: knn.1 -->\n<!-- write\n here -->\n\n<!-- /answer -->\n"
        + "<!-- answer: knn.2 -->\nyes <!-- hint --> no\n<!-- /answer -->\n")
    #expect(answers.texts == ["knn.2": "yes  no"])
  }

  @Test func `a comment without an end stays in the answer`() {
    #expect(read("<!-- answer: knn.1 -->\na <!-- b\n<!-- /answer -->")["knn.1"] == "a <!-- b")
  }

  @Test func `a missing end costs nothing and is reported`() {
    let answers = read("<!-- answer: knn.1 -->\none\n<!-- answer: knn.2 -->\ntwo")
    #expect(answers.texts == ["knn.1": "one", "knn.2": "two"])
    #expect(answers.problems.map(\.line) == [1, 3])
    #expect(
      read("<!- answer twoLayer.1 ->\nyes\n").problems.map(\.message) == [
        "the mark should have the form “<!-- answer: twoLayer.1 -->”",
        "the answer to twoLayer.1 has no end mark before the end of the file",
      ])
  }

  @Test func `unknown, repeated and stray marks are reported with their lines`() {
    let answers = read(
      "<!-- /answer -->\n<!-- answer: knn.9 -->\nx\n<!-- /answer -->\n"
        + "<!-- answer: knn.1 -->\nfirst\n<!-- /answer -->\n"
        + "<!-- answer: knn.1 -->\nsecond\n<!-- /answer -->\n<!-- answer knn.5 -->\n")
    #expect(answers.texts == ["knn.1": "first"])
    #expect(
      answers.problems.map(\.description) == [
        "answers.md, line 1: the end mark does not belong to an answer",
        "answers.md, line 2: there is no question knn.9, only knn.1, knn.2, svm.1, twoLayer.1",
        "answers.md, line 8: there is already an answer to knn.1; the first one counts",
        "answers.md, line 11: the mark should have the form “<!-- answer: knn.1 -->”",
      ])
  }

  @Test(arguments: [
    "<!- answer knn.2 ->", "<!- answer: knn.2 ->", "<!-- answer knn.2 -->", "< !-- Answer: knn.2 >",
    "<!-- anwser: KNN.2 -->", "<!—answer: knn.2 —>", "<!–- answers: knn.2 –->", "<!-- knn.2 -->",
    "&lt;!-- answer: knn.2 --&gt;", "**<!-- answer: knn.2 -->**", "> <!-- answer: knn.2 -->",
    "- <!-- answer: knn.2 -->", "answer: knn.2", "**Answer knn.2:**", "`<!-- answer: knn.2 -->`",
  ])
  func `a damaged mark that names its question begins its answer and is reported`(mark: String) {
    let answers = read(
      "<!-- answer: knn.1 -->\none\n<!-- /answer -->\n\(mark)\ntwo\n<!-- /answer -->")
    #expect(answers.texts == ["knn.1": "one", "knn.2": "two"])
    #expect(
      answers.problems.map(\.description) == [
        "answers.md, line 4: the mark should have the form “<!-- answer: knn.2 -->”"
      ])
  }

  @Test(arguments: ["<!- /answer ->", "<!-- end answer -->", "<!—/answer—>", "> <!-- /answers -->"])
  func `a damaged end mark ends its answer and is reported`(mark: String) {
    let answers = read("<!-- answer: knn.1 -->\none\n\(mark)\n## Next\n")
    #expect(answers.texts == ["knn.1": "one"])
    #expect(
      answers.problems.map(\.description) == [
        "answers.md, line 3: the mark should have the form “<!-- /answer -->”"
      ])
  }

  @Test func `text that only mentions a question or a mark is text`() {
    let body =
      "As I said in knn.2, it is so.\nanswer: knn.1\nThe answer\n`knn.2`\n(see knn.2)\n<b>yes</b>"
    let answers = read("<!-- answer: knn.1 -->\n\(body)\n<!-- /answer -->")
    #expect(answers.texts == ["knn.1": body])
    #expect(answers.problems.isEmpty)
  }

  @Test func `if one of two answers is blank, the other counts`() {
    let (blank, full) = (
      "<!-- answer: knn.1 -->\n<!-- /answer -->\n", "<!-- answer: knn.1 -->\na\n"
    )
    for text in [blank + full + "<!-- /answer -->", full + "<!-- /answer -->\n" + blank] {
      #expect(read(text).texts == ["knn.1": "a"])
      #expect(read(text).problems.isEmpty)
    }
  }

  @Test func `text outside of the marks that is not in the template is reported once`() {
    let template =
      "# Sheet\n\nWrite below.\n\n> Why?\n\n<!-- answer: knn.1 -->\n\n<!-- /answer -->\n"
    func problems(_ text: String) -> [Answers.Problem] {
      Answers(text, questions: questions, template: template).problems
    }
    #expect(problems(template).isEmpty)
    #expect(problems(template.replacing("\n", with: "\r\n")).isEmpty)
    #expect(problems(template.replacing("Why?", with: "Why not?")).isEmpty)
    #expect(
      problems(template + "It is\nnear.\n\nAnd far.\n").map(\.description) == [
        "answers.md, line 10: this text is not between the marks of an answer, so it is not read"
      ])
    #expect(problems("Mine\n" + template + "too\n").map(\.line) == [1, 11])
    #expect(problems("no marks at all\n").map(\.line) == [1])
    // The answer ends at the first end mark, even in a fence.
    let fenced = template.replacing(
      "knn.1 -->\n\n", with: "knn.1 -->\n```\n<!-- /answer -->\nlost\n```\n")
    #expect(problems(fenced).map(\.line) == [10, 12])
  }

  @Test func `answers under former names count, and today's name is told once a question`() {
    let questions = ["a2.normalization.1", "a2.normalization.2", "a2.framework.1"]
    let answers = Answers(
      "<!-- answer: BATCHNORM.1 -->\none\n<!-- /answer -->\n"
        + "<!-- answer: batchNorm.2 -->\ntwo\n<!-- /answer -->\n"
        + "<!-- answer: a2.normalization.1 -->\nthree\n<!-- /answer -->\n"
        + "<!-- answer: framework.1 -->\nfour\n<!-- /answer -->\n",
      questions: questions, former: AssignmentID.a2.former)
    #expect(
      answers.texts == [
        "a2.normalization.1": "one", "a2.normalization.2": "two", "a2.framework.1": "four",
      ])
    #expect(
      answers.problems.map(\.description) == [
        "answers.md, line 1: batchNorm.1 is now called a2.normalization.1; the answer still counts",
        "answers.md, line 7: there is already an answer to a2.normalization.1; the first one "
          + "counts",
        "answers.md, line 10: framework.1 is now called a2.framework.1; the answer still counts",
      ])
  }

  @Test func `a name with odd characters is not repeated to the reader`() {
    let answers = read("<!-- answer: <script>\u{1b}[2J -->\nx\n<!-- /answer -->")
    #expect(answers.problems.allSatisfy { !$0.message.contains("script") })
  }

  @Test func `length and number of problems are bounded`() {
    let long = read(
      "<!-- answer: knn.1 -->\n" + String(repeating: "a", count: 30_000) + "\n<!-- /answer -->")
    #expect(long["knn.1"].count == Answers.answerLimit)
    #expect(long.problems.count == 1)
    let many = read(String(repeating: "<!-- /answer -->\n", count: 1000))
    #expect(many.problems.count == Answers.problemLimit)
  }

  @Test func `any text is read without a crash`() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "<!--", "-->", "answer:", "/answer", "knn.1", "\n", " ", "é", "\u{0}", "\r\n",
      "<!-- answer: knn.1 -->",
    ]
    for _ in 0..<500 {
      let text = (0..<40).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      let answers = read(text)
      #expect(answers.texts.keys.allSatisfy(questions.contains))
    }
  }
}
