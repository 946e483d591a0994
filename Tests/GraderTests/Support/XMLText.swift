import GraderTestSupport
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an XML text, as the system's parser sees them.
final class XMLText: NSObject, XMLParserDelegate {
  /// Name and attributes of each element, in order.
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  /// The name of each element's parent, in the same order; empty for the root.
  private(set) var parents: [String] = []
  private var open: [String] = []
  /// All character data.
  private(set) var text = ""

  /// Parses, and records an issue where the text is not well-formed.
  init(_ string: String, sourceLocation: SourceLocation = #_sourceLocation) {
    super.init()
    let parser = XMLParser(data: Data(string.utf8))
    parser.delegate = self
    let isWellFormed = parser.parse()
    #expect(
      isWellFormed, "line \(parser.lineNumber): \(String(describing: parser.parserError))",
      sourceLocation: sourceLocation)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
    parents.append(open.last ?? "")
    open.append(name)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  /// How many elements have the name.
  func count(_ name: String) -> Int { elements.count { $0.name == name } }
}
