import Core
import CourseKit
import Foundation
import Lab
import LabKit
import Testing

@Suite struct LabPageTests {
  @Test(arguments: pageNames)
  func `the page of a lab without any work is well-formed, and says what is to do`(
    _ lab: String
  ) throws {
    let report = try run(lab, stubs)
    let page = PageReader(LabPage.render(report))
    #expect(page.problem == nil)
    #expect(page.text.contains("Not implemented yet"))
    #expect(page.links.isSubset(of: page.identifiers))
    #expect(page.elements["script"] == nil)
    for step in report.steps { #expect(page.text.contains(step.title)) }
  }

  @Test func `text is escaped wherever it stands`() {
    let hostile = "<script>alert('&')</script>\u{0}\u{202E}"
    var report = LabReport(name: hostile, title: hostile, summary: hostile)
    report.facts = [.init(name: hostile, value: hostile)]
    let question = Question(
      id: hostile, title: hostile, text: hostile, answer: hostile, sheet: hostile)
    let table = LabReport.Table(
      caption: hostile, columns: [hostile], rows: [[hostile, hostile]], marked: 0)
    let blocks: [LabReport.Block] = [
      .text(hostile), .facts(report.facts), .table(table),
      .figure(svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" />", caption: hostile),
      .picture(address: hostile, alternative: hostile, caption: hostile, width: 1),
      .choice(
        .init(label: hostile, options: [.init(name: hostile, blocks: [.text(hostile)])], first: 0)),
      .question(question), .code(.init(file: hostile, line: 1, text: hostile)),
      .judgment(
        .init(subject: hostile, value: hostile, bound: hostile, holds: false, hint: hostile)),
    ]
    let outcomes: [LabReport.Outcome] = [
      .running, .right, .shown, .wrong(hostile), .notImplemented(task: hostile),
      .skipped(reason: hostile),
      .stopped(CallFailure(hostile, details: [.init(name: hostile, value: hostile)])),
    ]
    report.problems = [.init(title: hostile, messages: report.facts)]
    report.steps = outcomes.map { LabReport.Step(title: hostile, outcome: $0, blocks: blocks) }
    let text = LabPage.render(report)
    let page = PageReader(text)
    #expect(page.problem == nil)
    #expect(page.elements["script"] == nil)
    #expect(page.text.contains("<script>alert('&')</script>"))
    #expect(!text.contains("\u{202E}") && !text.contains("\u{0}"))
  }

  @Test func `a page needs nothing from elsewhere`() throws {
    let page = LabPage.render(try run("knn", stubs))
    let addresses = page.components(separatedBy: "http").dropFirst().map { "http" + $0.prefix(40) }
    #expect(
      addresses.allSatisfy { $0.hasPrefix("http-equiv") || $0.hasPrefix("http://www.w3.org/") })
  }

  @Test func `only a page that loads itself again has a script, and no other may run`() throws {
    let report = LabReport(name: "knn", title: "Lab", summary: "")
    let reload = PageReload(version: 7, script: ".history/knn.js", nonce: "secret")
    let page = LabPage.render(report, reload: reload)
    #expect(PageReader(page).problem == nil)
    #expect(PageReader(page).elements["script"] == 1)
    #expect(page.contains("default-src 'none'; script-src 'nonce-secret'; style-src"))
    #expect(reload.announcement == "labPage(7);\n")
    #expect(!LabPage.render(report).contains("script-src"))
  }

  @Test(arguments: [false, true])
  func `figures come first, then what was judged, and the code before the questions`(
    isChoice: Bool
  ) throws {
    var report = LabReport(name: "knn", title: "Lab", summary: "")
    let question = Question(id: "a1.q.1", title: "Why", text: "Why?", answer: "", sheet: "a.md")
    let judgment = Judgment(subject: "Error", value: "1", bound: "below 2", holds: true)
    let code = CodeListing(file: "A.swift", line: 3, text: "let x = 1")
    let blocks: [LabReport.Block] = [
      .judgment(judgment), .figure(svg: "<svg />", caption: "The figure."), .code(code),
      .question(question),
    ]
    let choice = LabReport.Choice(
      label: "k", options: [.init(name: "1", blocks: blocks)], first: 0)
    report.steps = [
      .init(title: "Step", outcome: .right, blocks: isChoice ? [.choice(choice)] : blocks)
    ]
    report.steps[0].printed = "debug"
    let text = PageReader(LabPage.render(report)).text
    let order = ["The figure.", "Error: 1", "Your code: A.swift, line 3", "Why?", "debug"]
    let places = order.map { text.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func `a step that still runs says so`() {
    var report = LabReport(name: "knn", title: "Lab", summary: "")
    report.steps = [.init(title: "Crashing")]
    #expect(PageReader(LabPage.render(report)).text.contains("Not finished"))
  }

  @Test func `questions are quoted with their lists, and answers shown`() throws {
    let sheet = """
      # Answers
      ## a1.nearestNeighbor.1 — Bright rows

      > What makes a `row`
      > bright?
      >
      > 1. Light.
      > 2. Distance,
      >    that is.

      <!-- answer: a1.nearestNeighbor.1 -->
      Far <away>.
      <!-- /answer -->
      """
    let questions = Question.read(sheet, at: "answers.md")
    #expect(questions.map(\.id) == ["a1.nearestNeighbor.1"])
    #expect(questions.first?.title == "Bright rows")
    #expect(questions.first?.answer == "Far <away>.")
    var report = LabReport(name: "knn", title: "Lab", summary: "")
    report.steps = [.init(title: "Ask", outcome: .shown, blocks: questions.map { .question($0) })]
    let page = PageReader(LabPage.render(report))
    #expect(page.problem == nil)
    #expect(page.elements["li"] == 1 + 2)
    #expect(page.text.contains("Far <away>."))
  }

  @Test(arguments: AssignmentID.allCases)
  func `the labs ask every question of the assignment's sheet`(
    _ assignment: AssignmentID
  ) throws {
    let sheet = assignment.questionSheet
    var asked: Set<String> = []
    for page in assignment.labs {
      let report = try run(page.name, stubs, sheet: sheet)
      for case .question(let question) in report.steps.flatMap(\.blocks) {
        #expect(!question.text.isEmpty, "\(question.id)")
        asked.insert(question.id)
      }
    }
    #expect(asked == Set(sheet.questions.map(\.id)))
    #expect(asked.count == (assignment == .a3 ? 2 : 10))
  }
}
