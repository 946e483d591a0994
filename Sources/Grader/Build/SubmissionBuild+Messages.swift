import CourseKit
import Foundation
import Host
import Record
import Symbols

extension SubmissionBuild {
  /// The messages about a student's file, as its author should read them.
  ///
  /// Each has the line's text from the file itself. One mistake is shown once: equal messages are
  /// folded, what follows from an error is only counted, and a missing import replaces everything.
  /// What a mistake of a NumPy user means comes first.
  func readable(
    _ list: [BuildRecord.Diagnostic], of path: String, _ bytes: [UInt8]
  ) -> [BuildRecord.Diagnostic] {
    let lines = SourceLines(bytes)
    let placed = list.map { diagnostic in
      var diagnostic = diagnostic
      if let text = lines.text(of: diagnostic.line) {
        diagnostic.source = text
      }
      return diagnostic
    }
    if let missing = missingImport(placed, of: path, bytes) { return [missing] }
    let consequences = Consequences(placed, in: lines)
    return Self.folded(
      consequences.kept.map(CompilerHints.explained), following: consequences.lines)
  }

  /// One message instead of all, if the file uses a name of Core and does not import Core.
  private func missingImport(
    _ list: [BuildRecord.Diagnostic], of path: String, _ bytes: [UInt8]
  ) -> BuildRecord.Diagnostic? {
    guard !SourceRules.imports(in: bytes).contains("Core") else { return nil }
    var tried: Set<String> = []
    for diagnostic in list where diagnostic.severity == "error" && tried.count < 10 {
      guard
        let name = diagnostic.message.firstMatch(of: /cannot find (?:type )?'(\w+)' in scope/)?.1,
        tried.insert(String(name)).inserted, isDeclaredInCore(String(name))
      else { continue }
      return BuildRecord.Diagnostic(
        severity: "error", line: diagnostic.line, column: diagnostic.column,
        message: "'\(name)' is declared in Core: add 'import Core' at the top of \(path)",
        source: diagnostic.source)
    }
    return nil
  }

  /// Whether a source file of Core has a declaration of a name for students.
  private func isDeclaredInCore(_ name: String) -> Bool {
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: project.coreSources)) ?? []
    let own = files.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Media/") }
    return own.contains { file in
      guard let text = FileManager.default.contents(atPath: "\(project.coreSources)/\(file)") else {
        return false
      }
      return Declaration.kinds.contains { kind in
        guard
          let range = text.range(of: Data("public \(kind) \(name)".utf8))
            ?? text.range(of: Data("public final \(kind) \(name)".utf8))
        else { return false }
        let next = text[range.upperBound...].first.map { Character(Unicode.Scalar($0)) }
        return next?.isInIdentifier != true
      }
    }
  }

  /// Messages without repetitions: the first of equal ones lists the lines of the others.
  ///
  /// A note belongs to the message before it.
  ///
  /// - Parameters:
  ///   - list: The messages.
  ///   - following: The lines of the errors that follow from a message, by its index.
  /// - Returns: The messages to show.
  static func folded(
    _ list: [BuildRecord.Diagnostic], following: [Int: [Int]] = [:]
  ) -> [BuildRecord.Diagnostic] {
    var groups: [[BuildRecord.Diagnostic]] = []
    var places: [String: Int] = [:]
    var others: [Int: [Int]] = [:]
    var followers: [Int: [Int]] = [:]
    var isRepeated = false
    for (place, diagnostic) in list.enumerated() {
      if diagnostic.severity == "note", !groups.isEmpty {
        if !isRepeated { groups[groups.count - 1].append(diagnostic) }
        continue
      }
      let key = "\(diagnostic.severity): \(diagnostic.message)"
      isRepeated = places[key] != nil
      followers[places[key] ?? groups.count, default: []] += following[place] ?? []
      if let first = places[key] {
        others[first, default: []].append(diagnostic.line)
      } else {
        places[key] = groups.count
        groups.append([diagnostic])
      }
    }
    for (index, lines) in others {
      groups[index][0] = groups[index][0].alsoInLines(lines)
    }
    for (index, lines) in followers {
      groups[index][0] = groups[index][0].followed(inLines: lines)
    }
    let shown = groups.prefix(groupLimit).flatMap(\.self)
    let rest = groups.count - groupLimit
    guard rest > 0 else { return shown }
    return shown + [
      .init(
        severity: "note", line: 0, column: 0,
        message: "\(rest) more \(rest == 1 ? "message is" : "messages are") not shown", source: "")
    ]
  }

  /// How many different messages about one file are shown.
  private static let groupLimit = 50
}

extension BuildRecord.Diagnostic {
  /// The message with the lines of equal ones.
  fileprivate func alsoInLines(_ lines: [Int]) -> Self {
    let others = Set(lines).subtracting([line, 0]).sorted()
    guard !others.isEmpty else { return self }
    return adding("also in \(Self.name(others))")
  }

  /// The message with the lines of the errors that follow from it.
  fileprivate func followed(inLines lines: [Int]) -> Self {
    guard !lines.isEmpty else { return self }
    let count = lines.count == 1 ? "1 more error follows" : "\(lines.count) more errors follow"
    return adding("\(count) from it, in \(Self.name(Set(lines).sorted()))")
  }

  private func adding(_ remark: String) -> Self {
    Self(
      severity: severity, line: line, column: column, message: "\(message) (\(remark))",
      source: source)
  }

  /// Names lines, of which there is at least one.
  private static func name(_ lines: [Int]) -> String {
    let first = lines.prefix(3).map(String.init)
    let rest = lines.count - first.count
    let all = rest > 0 ? first + ["\(rest) more"] : first
    guard all.count > 1 else { return "line \(all.joined())" }
    return "lines " + all.dropLast().joined(separator: ", ") + " and \(all[all.count - 1])"
  }
}
