import GraderTestSupport
import Foundation
import Host
import Record
import Testing

@testable import Grader

/// The version that reports name.
@Suite struct ToolVersionTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `the version is that of the changelog's newest heading`() throws {
    let text = try String(contentsOf: Self.root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let heading = try #require(text.split(separator: "\n").first { $0.hasPrefix("## ") })
    let match = try #require(
      heading.wholeMatch(of: /## (\d+\.\d+\.\d+) - (unreleased|\d{4}-\d{2}-\d{2})/),
      "\(heading) should be such as '## 0.2.0 - unreleased' or '## 0.2.0 - 2026-11-27'")
    #expect(match.1 == toolVersion)
  }

  @Test func `the commit stands after the version, where there is one`() {
    #expect(VersionText.text(of: nil) == "Backprop \(toolVersion)")
    let nothing = Checkout(commit: nil, isChanged: nil)
    #expect(VersionText.text(of: nothing) == "Backprop \(toolVersion)")
    let texts = [true, false, nil].map {
      VersionText.text(of: Checkout(commit: "4b825d", isChanged: $0))
    }
    #expect(
      texts
        == [", changed", "", ", possibly changed"].map {
          "Backprop \(toolVersion), commit 4b825d\($0)"
        })
  }

  @Test func `only the flag for the version reads the checkout`() throws {
    #expect(VersionText.text(for: ["Grader", "check"]) == "Backprop \(toolVersion)")
    let checkout = Checkout(of: try ProjectLayout.find().root)
    #expect(VersionText.text(for: ["Grader", "--version"]) == VersionText.text(of: checkout))
  }
}
