import Foundation
package import Host
import Patches
import Record

/// All attacks: those in the folders of submissions, and those made by code.
package struct Corpus: Sendable {
  package let attacks: [Attack]

  /// Loads the corpus of a project.
  ///
  /// - Throws: `CorpusError`, `PatchError`, or an error from reading files.
  package init(_ project: ProjectLayout) throws {
    try self.init(folder: project.submissions)
  }

  /// Loads the folders `<verdict>/<name>` in a folder, and adds the attacks made by code.
  ///
  /// - Throws: `CorpusError`, `PatchError`, or an error from reading files.
  package init(folder: String) throws {
    var attacks = ArchiveCatalogue.attacks + ProgramCatalogue.attacks
    let manager = FileManager.default
    for verdict in try manager.contentsOfDirectory(atPath: folder).sorted() {
      guard let names = try? manager.contentsOfDirectory(atPath: "\(folder)/\(verdict)") else {
        continue
      }
      for name in names.sorted() {
        attacks.append(try Self.attack(name, verdict: verdict, in: "\(folder)/\(verdict)/\(name)"))
      }
    }
    let names = Dictionary(grouping: attacks, by: \.name)
    if let twice = names.first(where: { $0.value.count > 1 }) {
      throw CorpusError(folder, "two attacks have the name '\(twice.key)'")
    }
    self.attacks = attacks
  }

  /// Reads the folder of an attack.
  private static func attack(_ name: String, verdict: String, in folder: String) throws -> Attack {
    var files: [String: String] = [:]
    var header: AttackHeader?
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      let file = URL(filePath: folder + "/" + path)
      guard !file.hasDirectoryPath, let text = try? String(contentsOf: file, encoding: .utf8) else {
        continue
      }
      files[path] = text
      guard text.hasPrefix("// attack:") else { continue }
      guard header == nil else { throw CorpusError(folder, "two files have a header") }
      header = try AttackHeader(PatchSection(text, file: file.path).header)
    }
    guard let header else { throw CorpusError(folder, "no file begins with '// attack:'") }
    guard header.expected.first?.rawValue == verdict else {
      throw CorpusError(
        folder,
        "it is in the folder '\(verdict)' but its header expects \(header.expected)")
    }
    return Attack(
      name: name, rows: header.rows, attack: header.attack, documented: header.documented,
      body: .program(
        ProgramAttack(
          files: files, check: header.check, expected: header.expected, boxed: header.boxed,
          isAlone: header.isAlone)))
  }
}

extension ProjectLayout {
  /// The folder of the submissions in the corpus.
  package var submissions: String { root + "/Sources/Grader/Selftest/Corpus/Submissions" }
}
