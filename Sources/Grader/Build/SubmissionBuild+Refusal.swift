import Foundation
import Host
import Record
import Symbols

extension SubmissionBuild {
  /// Returns the files whose source contains something forbidden, each with messages for its
  /// author.
  ///
  /// Symbols do not show everything. The compiler must be able to find Core's C modules, because
  /// Core refers to them, and their loops would be compiled into any file that imports them, as
  /// part of its own code.
  func filesWithForbiddenSource(
    _ candidates: [String: [UInt8]]
  ) -> [String: [BuildRecord.Diagnostic]] {
    guard let rules = rules?.sources else { return [:] }
    return candidates.compactMapValues { bytes in
      let found = rules.violations(in: bytes).prefix(Self.messageLimit)
      if found.isEmpty { return nil }
      return found.map { violation in
        let place = SourcePlace.of(violation.offset, in: bytes)
        let message = Violation(symbol: violation.name, rule: violation.rule)
          .message(String(violation.name.prefix(200)))
        return BuildRecord.Diagnostic(
          severity: "error", line: place.line, column: place.column, message: message,
          source: place.text)
      }
    }
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
      let violations = { (files: [String: [UInt8]]) in
        Array(try compile(files, in: directory).violations.values.joined())
      }
      guilty = try bisect(candidates, given, helpers, { try !violations($0).isEmpty }) { files in
        let found = try violations(files)
        return found.isEmpty ? nil : found
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
  /// Returns the line that contains a byte.
  ///
  /// - Returns: The line and column, counted from 1, with columns in bytes.
  static func of(
    _ offset: Int, in bytes: [UInt8]
  ) -> (line: Int, column: Int, text: String) {
    // A line ends with "\n", "\r\n" or "\r".
    let lines = bytes.indices.filter { index in
      bytes[index] == 0x0A || (bytes[index] == 0x0D && bytes.dropFirst(index + 1).first != 0x0A)
    }
    let before = lines.prefix { $0 < offset }
    let start = before.last.map { $0 + 1 } ?? 0
    let text = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    return (
      before.count + 1, offset - start + 1,
      String(String(decoding: text, as: UTF8.self).prefix(200))
    )
  }

  /// Returns the first line that contains the last word of a name, or else an earlier word.
  ///
  /// - Returns: The line and column, counted from 1, with columns in bytes, and the line's text;
  ///   nil if no word is found.
  static func find(
    _ name: String, in source: String
  ) -> (line: Int, column: Int, text: String)? {
    let path = name.prefix { $0 != "(" && $0 != " " && $0 != "<" }
    let words = path.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.reversed()
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
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
