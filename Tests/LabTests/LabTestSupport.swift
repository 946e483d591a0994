import Core
import Foundation
import Lab
import Media
import LabKit
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A few scenes, the same for all tests.
let scenes = ColorScenes.dataset(train: 600, test: 100)

/// The names of all pages.
let pageNames = Lab.pages.map(\.outline.name)

/// The lab of a name.
func lab(_ name: String) throws -> Lab { try Lab.find(name).lab }

/// The exercises of a lab's assignment, of which nobody has written one.
func stubs(_ name: String = "knn") throws -> [Exercise] {
  try LabRunner.exercises(.student, of: lab(name)).map { exercise in
    Exercise(exercise.name) { _ in try todo("write \(exercise.name)") }
  }
}

extension Array<Exercise> {
  /// The same exercises with another one in the place of its name.
  func replacing(
    _ name: String, _ body: @escaping @Sendable (Payload) throws -> Payload
  ) -> [Exercise] {
    filter { $0.name != name } + [Exercise(name, body)]
  }
}

/// Runs a lab on a few scenes.
func run(
  _ name: String, _ exercises: [Exercise],
  sheet: QuestionSheet = QuestionSheet(place: "answers.md", questions: []),
  observe: @escaping (LabEvent) throws -> Void = { _ in }
) throws -> LabReport {
  try lab(name).outline.run(
    exercises, codeName: "a test", sheet: sheet, dataset: scenes, scale: .quick, observe: observe)
}

/// The texts and the elements' names of a page, which must be well-formed XML.
final class PageReader: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var elements: [String: Int] = [:]
  private(set) var identifiers: Set<String> = []
  private(set) var links: Set<String> = []
  private(set) var problem: String?

  init(_ page: String) {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() {
      problem = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements[name, default: 0] += 1
    if let id = attributes["id"] { identifiers.insert(id) }
    if let link = attributes["href"], link.hasPrefix("#") { links.insert(String(link.dropFirst())) }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
}
