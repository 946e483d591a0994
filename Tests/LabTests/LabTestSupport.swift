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

/// Code of which nobody has written anything, but for some exercises.
struct FakeCode: LabCode {
  typealias Body = @Sendable (Payload) throws -> Payload

  private var bodies: [String: Body] = [:]
  /// What every other exercise does.
  var otherwise: @Sendable (String, Payload) throws -> Payload = { name, _ in
    try todo("write \(name)")
  }
  var printed = ""
  var code: [CodeListing] = []

  /// The same code with an exercise that somebody has written.
  func replacing(_ name: String, _ body: @escaping Body) -> FakeCode {
    var copy = self
    copy.bodies[name] = body
    return copy
  }

  func call(
    _ name: String, _ input: Payload, notice: @escaping (Int, Int) -> Void
  ) throws -> (answer: Payload, seconds: Double) {
    let answer = try observingTraining(notice) {
      try bodies[name]?(input) ?? otherwise(name, input)
    }
    return (answer, 1)
  }

  func listings(of exercises: [String]) -> [CodeListing] { exercises.isEmpty ? [] : code }

  func takeOutput() -> String { printed }
}

/// Code of which nobody has written anything.
let stubs = FakeCode()

/// Runs a lab on a few scenes.
func run(
  _ name: String, _ code: any LabCode,
  sheet: QuestionSheet = QuestionSheet(place: "answers.md", questions: []),
  observe: @escaping (LabEvent) throws -> Void = { _ in }
) throws -> LabReport {
  try lab(name).outline.run(
    code, codeName: "a test", sheet: sheet, dataset: scenes, scale: .quick, observe: observe)
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
