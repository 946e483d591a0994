import Foundation
import Host
import Testing

/// Every link of a document to a file of the project, or to a heading, leads somewhere.
@Suite struct DocumentLinkTests {
  private static func project() throws -> ProjectFolder { try ProjectFolder(above: #filePath) }

  private static func documents() throws -> [String] {
    let project = try project()
    let below = ["docs", "handouts"].flatMap { folder in
      project.files(below: folder).map { "\(folder)/\($0)" }
    }
    return ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
      + below.filter { $0.hasSuffix(".md") && !$0.hasSuffix(".template.md") }
  }

  private static func text(of path: String) throws -> String? {
    try project().bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: try documents())
  func `every link in a document leads to a file or a heading`(_ document: String) throws {
    let text = try #require(try Self.text(of: document))
    for link in MarkdownLinks(text).targets where !link.contains("://") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = parts[0].isEmpty ? document : Self.path(String(parts[0]), from: document)
      let url = try Self.project().file(path)
      #expect(FileManager.default.fileExists(atPath: url.path), "\(link)")
      guard parts.count == 2, path.hasSuffix(".md") else { continue }
      let target = try #require(try Self.text(of: path))
      #expect(MarkdownLinks(target).anchors.contains(String(parts[1])), "\(link)")
    }
  }

  /// A relative path, from the document that it stands in.
  private static func path(_ relative: String, from document: String) -> String {
    var folders = document.split(separator: "/").dropLast().map(String.init)
    for part in relative.split(separator: "/") {
      if part == ".." { folders = folders.dropLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/")
  }

  @Test func `links and headings are read as a website reads them`() {
    let links = MarkdownLinks(
      """
      ## Q2: *batch* `norm` (30 points)
      See [a](b.md#c), ![d](e.svg) and `[f](g)`.

          [code](is.no) #link
      """)
    #expect(links.targets == ["b.md#c", "e.svg"])
    #expect(links.anchors == ["q2-batch-norm-30-points"])
  }
}

/// The links of a Markdown document, and the names of its headings.
private struct MarkdownLinks {
  private(set) var targets: [String] = []
  private(set) var anchors: Set<String> = []

  init(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("    ") {
      if line.hasPrefix("#") {
        anchors.insert(Self.anchor(line.drop { $0 == "#" || $0 == " " }))
      }
      let prose = line.replacing(/`[^`]*`/, with: "")
      targets += prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }
  }

  /// A heading in lower case, with hyphens for spaces and without punctuation.
  private static func anchor(_ heading: Substring) -> String {
    String(
      heading.lowercased().compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }
}
