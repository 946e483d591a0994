import GraderTestSupport
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Record
import Testing

/// The handouts of this very project.
struct ProjectHandoutsTests {
  private let project = ProjectFolder(
    at: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent())

  @Test func `the stubs and all else that is generated are as their sources`() throws {
    #expect(try Handouts(of: project).differences().isEmpty)
  }

  @Test(arguments: AssignmentLayout.all)
  func `the files that students edit are those with regions`(layout: AssignmentLayout) throws {
    let folder = "Sources/Solutions/\(layout.folder)"
    let marked = try project.files(below: folder).filter { name in
      let bytes = try #require(project.bytes("\(folder)/\(name)"))
      return try !MarkedSource(String(decoding: bytes, as: UTF8.self), file: name).tasks.isEmpty
    }
    #expect(layout.files.sorted() == marked)
  }

  @Test(arguments: AssignmentLayout.all)
  func `no line of a solution is in its stub`(layout: AssignmentLayout) throws {
    for path in layout.paths {
      let stub = try #require(project.bytes("Sources/Assignments/\(path)"))
      let text = String(decoding: stub, as: UTF8.self)
      #expect(text.contains("try todo(\""))
      #expect(!text.contains("SOLUTION"))
    }
  }

  @Test func `a check that is hidden although students have its code is noted`() throws {
    let folder = try TemporaryFolder()
    for name in ["rubric.yml", "answers.md"] {
      let path = "handouts/assignment1/" + name
      let text = String(decoding: try #require(project.bytes(path)), as: UTF8.self)
      try folder.write(
        text.replacing("id: a1.knn.folds,", with: "id: a1.knn.folds, visibility: hidden,"), to: path
      )
    }
    let handouts = Handouts(of: ProjectFolder(at: folder.url), assignments: [.a1])
    let notes = try handouts.hiddenCheckNotes()
    #expect(notes.count == 1)
    #expect(notes.first?.contains("'a1.knn.folds' is hidden only in reports") == true)
    try folder.write(
      "CheckDefinition(\"a1.knn.folds\")",
      to: "Sources/Course/Assignment1/KNearestNeighbor/KNearestNeighborChecks+Hidden.swift")
    #expect(try handouts.hiddenCheckNotes() == [])
    #expect(try Handouts(of: project).hiddenCheckNotes() == [])
  }

  @Test func `the sheet for answers of assignment 1 asks ten questions, and answers none`() throws {
    let sheet = try #require(project.bytes("handouts/assignment1/answers.md"))
    let questions = [
      "a1.nearestNeighbor.1", "a1.nearestNeighbor.2", "a1.nearestNeighbor.3",
      "a1.supportVectorMachine.1", "a1.supportVectorMachine.2", "a1.softmaxClassifier.1",
      "a1.softmaxClassifier.2", "a1.twoLayerNetwork.1",
      "a1.twoLayerNetwork.2", "a1.imageFeatures.1",
    ]
    let text = String(decoding: sheet, as: UTF8.self)
    let answers = Answers(text, questions: questions)
    #expect(answers.texts.isEmpty)
    #expect(answers.problems.isEmpty)
    for question in questions {
      #expect(text.contains("## \(question) — "))
      #expect(text.contains("<!-- answer: \(question) -->"))
    }
  }

  @Test func `the sample submission is complete, and one of its files is untouched`() throws {
    let path = project.file("handouts/assignment1/sample-submission.tar.gz").path
    let result = try Intake().read(path: path)
    #expect(result.assignment == .assignment1)
    #expect(result.missing == [])
    #expect(result.submission.entries.allSatisfy { $0.disposition == .taken })
    let untouched = result.files.filter { _, bytes in
      String(decoding: bytes, as: UTF8.self).contains("try todo(")
    }
    #expect(Array(untouched.keys) == ["Assignment1/TwoLayerNetTuning.swift"])
    #expect(result.files.allSatisfy { !holdsMarker($1) })
    let questions = [
      "a1.nearestNeighbor.1", "a1.nearestNeighbor.2", "a1.nearestNeighbor.3",
      "a1.supportVectorMachine.1", "a1.supportVectorMachine.2", "a1.softmaxClassifier.1",
      "a1.twoLayerNetwork.1",
    ]
    let answers = Answers(
      String(decoding: try #require(result.answers), as: UTF8.self),
      questions: questions + [
        "a1.softmaxClassifier.2", "a1.twoLayerNetwork.2", "a1.imageFeatures.1",
      ])
    #expect(answers.problems.isEmpty)
    #expect(
      answers.texts.keys.sorted() == [
        "a1.nearestNeighbor.1", "a1.nearestNeighbor.2", "a1.nearestNeighbor.3",
        "a1.softmaxClassifier.1", "a1.supportVectorMachine.1",
      ])
  }

  @Test func `the sample submission of assignment 2 is complete, and has no marker`() throws {
    let path = project.file("handouts/assignment2/sample-submission.tar.gz").path
    let result = try Intake().read(path: path)
    #expect(result.assignment == .assignment2)
    #expect(result.missing == [])
    #expect(result.submission.entries.allSatisfy { $0.disposition == .taken })
    #expect(result.files.allSatisfy { !holdsMarker($1) })
  }

  /// Whether a file shows what is the student's and what is given.
  private func holdsMarker(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains("SOLUTION")
  }
}
