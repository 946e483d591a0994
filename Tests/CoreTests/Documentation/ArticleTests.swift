import Foundation
import Testing

/// The code of the documentation's articles is compiled and run by tests that hold the same lines.
@Suite struct ArticleTests {
  /// The package, which this file lies four folders below.
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL
  private static let catalog = package.appending(path: "Sources/Core/Core.docc")

  /// The articles of the catalog, each with its tests in `<name>ArticleTests.swift`.
  private static let articles: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: catalog.path())
    return (files ?? []).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
  }()

  @Test func `the catalog has its articles`() {
    #expect(Self.articles == ["AutomaticDifferentiation", "Core", "Layers", "Tensors"])
  }

  @Test(arguments: articles) func `the code of an article is tested`(_ article: String) throws {
    let text = try lines(of: Self.catalog.appending(path: "\(article).md"))
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let test = try lines(of: folder.appending(path: "\(article)ArticleTests.swift"))
      .joined(separator: "\n")
    let blocks = codeBlocks(of: text)
    #expect(!blocks.isEmpty)
    for block in blocks { #expect(test.contains(block), "this code is in no test") }
  }

  /// The blocks of Swift code, without imports.
  private func codeBlocks(of lines: [String]) -> [String] {
    lines.split(separator: "```swift").dropFirst().map { part in
      part.prefix { $0 != "```" }.filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
    }
  }

  /// The lines of a file that are not blank, without indentation.
  private func lines(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
