import Foundation
import Host
import Record
import Symbols

extension SubmissionBuild {
  /// Returns the files that name one of Core's C modules, each with messages for its author.
  ///
  /// The compiler must be able to find some of these modules, because Core refers to them. Their
  /// headers contain functions with loops. In a file that imports a module, these would be compiled
  /// as part of the file's own code, and no symbol would reveal them.
  func filesNamingModules(
    _ candidates: [String: [UInt8]]
  ) -> [String: [BuildRecord.Diagnostic]] {
    if rules == nil { return [:] }
    var guilty: [String: [BuildRecord.Diagnostic]] = [:]
    for (path, bytes) in candidates {
      // This searches bytes: in a `String`, a combining character after a name would hide the name.
      let text = Data(bytes)
      for module in ProjectLayout.libraries where text.range(of: Data(module.utf8)) != nil {
        guilty[path, default: []].append(
          diagnostic(
            Violation(symbol: module, rule: .library), name: module,
            source: String(decoding: bytes, as: UTF8.self)))
      }
    }
    return guilty
  }

  /// Returns the files that refer to or define a forbidden name, each with messages for its author.
  ///
  /// The optimizer copies code from one file into another, so a forbidden name in a file's object
  /// file may come from another file. The files are therefore compiled again without optimization.
  func convict(
    _ attempt: Attempt, _ candidates: [String: [UInt8]], _ given: [String: [UInt8]],
    _ helpers: Set<String>, in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    var guilty = try compile(
      candidates.merging(given) { $1 }, in: directory, goal: .plainObjects
    ).violations.filter { candidates[$0.key] != nil }
      // If one file imports a library, its name appears in the object files of all files.
      .mapValues { $0.filter { $0.rule != .library } }.filter { !$0.value.isEmpty }
    if guilty.isEmpty {
      guilty = try alone(candidates, given, helpers) { files in
        let found = try compile(files, in: directory).violations.values.joined()
        return found.isEmpty ? nil : Array(found)
      }
    }
    if guilty.isEmpty {
      // The files violate a rule only if they are compiled together.
      guilty = candidates.mapValues { _ in Array(attempt.violations.values.joined()) }
    }
    let readable = try demangle(guilty.values.joined().map(\.symbol), in: directory)
    return guilty.reduce(into: [:]) { messages, entry in
      let source = String(decoding: candidates[entry.key] ?? [], as: UTF8.self)
      messages[entry.key] = entry.value.prefix(Self.messageLimit).map { violation in
        let name = readable[violation.symbol] ?? violation.symbol
        return diagnostic(violation, name: name, source: source)
      }
    }
  }

  /// The maximum number of messages per file.
  private static let messageLimit = 20

  private func diagnostic(
    _ violation: Violation, name: String, source: String
  ) -> BuildRecord.Diagnostic {
    let place = SourcePlace.find(name, in: source)
    return BuildRecord.Diagnostic(
      severity: "error", line: place?.line ?? 0, column: place?.column ?? 0,
      message: violation.message(String(name.prefix(200))), source: place?.text ?? "")
  }

  /// Returns the demangled form of symbols, as far as the toolchain knows it.
  ///
  /// The student chose the names, so the toolchain's demangler processes them inside the box.
  func demangle(_ symbols: [String], in directory: String) throws -> [String: String] {
    let mangled = Set(symbols).filter { symbol in
      symbol.hasPrefix("$s") && symbol.utf8.count <= 2000
        && symbol.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 32 }
    }.sorted().prefix(100)
    guard !mangled.isEmpty else { return [:] }
    let command = [toolchain.demangler, "-simplified", "-compact"] + mangled
    let (termination, _, printed) = try runInBox(
      command, from: directory + "/src", to: directory + "/out")
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard termination == .exited(0), lines.count >= mangled.count else { return [:] }
    return Dictionary(zip(mangled, lines)) { first, _ in first }
  }
}

/// Finds the position of a name in a source text.
enum SourcePlace {
  /// Returns the first line that contains the last word of a name, or else an earlier word.
  ///
  /// - Returns: The line and column, counted from 1, with columns in bytes, and the line's text;
  ///   nil if no word is found.
  static func find(
    _ name: String, in source: String
  ) -> (line: Int, column: Int, text: String)? {
    let path = name.prefix { $0 != "(" && $0 != " " && $0 != "<" }
    let words = path.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.reversed()
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for word in words where word.count > 1 {
      for (index, line) in lines.enumerated() {
        guard let range = range(of: word, in: line) else { continue }
        let column = line[..<range.lowerBound].utf8.count + 1
        return (index + 1, column, String(line.prefix(200)))
      }
    }
    return nil
  }

  private static func range(
    of word: Substring, in line: Substring
  ) -> Range<Substring.Index>? {
    let isPart = { (character: Character?) in
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    return line.ranges(of: word).first { range in
      !isPart(line[..<range.lowerBound].last) && !isPart(line[range.upperBound...].first)
    }
  }
}
