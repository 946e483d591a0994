import GraderTestSupport
import Foundation
import Grader
import Host
import Selftest
import Symbols
import Testing

/// Attacks that spell a name of ours as the linker knows it, and what is linked today.
@Suite struct LinkerNameTests {
  /// The names of Core, `Exchange` and `Media` in a text.
  private func names(in text: String) -> [String] {
    text.matches(of: /"(\$s(?:4Core|8Exchange|5Media)[^"\\]+)/).map { String($0.1) }
  }

  /// The names that object files define.
  private func definedNames(_ objects: [String]) throws -> Set<String> {
    var names: Set<String> = []
    for path in objects {
      let object = try ObjectFile([UInt8](try Data(contentsOf: URL(filePath: path))))
      names.formUnion(object.symbols.lazy.filter(\.isDefined).map(\.name))
    }
    return names
  }

  @Test func `each name of ours that an attack spells is one of today's`() throws {
    let project = try ProjectLayout.find()
    let media = try FileManager.default.contentsOfDirectory(
      atPath: project.products + "/Media.build"
    )
    .filter { $0.hasSuffix(".o") }.map { "\(project.products)/Media.build/\($0)" }
    let defined = try definedNames(project.workerObjects().map(\.path) + media)
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let files = try FileManager.default.subpathsOfDirectory(atPath: project.submissions)
      .filter { $0.hasSuffix(".swift") }.map { URL(filePath: "\(project.submissions)/\($0)") }
    var spelled = 0
    for file in files + [tests.appending(path: "HostileSourceTests.swift")] {
      for name in names(in: try String(contentsOf: file, encoding: .utf8)) {
        spelled += 1
        #expect(defined.contains(name), "\(file.lastPathComponent): \(name)")
      }
    }
    #expect(spelled >= 5)
  }
}
