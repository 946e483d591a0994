import Foundation
import Host
import Record
import Symbols

extension SubmissionBuild {
  /// The files that name one of Core's C modules, with messages that say so.
  ///
  /// The compiler must be able to find some of these modules, because Core refers to them. Their
  /// headers contain loops, which would be compiled into any file that imports them, as part of its
  /// own code, where no symbol reveals them.
  func filesNamingModules(
    _ candidates: [String: [UInt8]]
  ) -> [String: [BuildRecord.Diagnostic]] {
    if rules == nil { return [:] }
    var guilty: [String: [BuildRecord.Diagnostic]] = [:]
    for (path, bytes) in candidates {
      // Bytes, so that no neighboring character changes the meaning of a letter.
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

  /// The files that refer to or define something forbidden, with messages that say so.
  ///
  /// The optimizer copies code from one file into another, so the file whose object has a symbol
  /// may not be the one to blame.
  func convict(
    _ attempt: Attempt, _ candidates: [String: [UInt8]], _ given: [String: [UInt8]],
    in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    var guilty = try compile(
      candidates.merging(given) { $1 }, in: directory, goal: .plainObjects
    ).violations.filter { candidates[$0.key] != nil }
      // A library that one file imports appears in the objects of all files.
      .mapValues { $0.filter { $0.rule != .library } }.filter { !$0.value.isEmpty }
    if guilty.isEmpty {
      for (path, bytes) in candidates {
        let alone = try compile(given.merging([path: bytes]) { $1 }, in: directory)
        let found = Array(alone.violations.values.joined())
        if !found.isEmpty { guilty[path] = found }
      }
    }
    if guilty.isEmpty {
      // They violate a rule only together.
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

  /// Names as written in the source.
  ///
  /// The student chose the names, so the toolchain's demangler processes them inside the box.
  private func demangle(_ symbols: [String], in directory: String) throws -> [String: String] {
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

/// The position of a name in a source text.
enum SourcePlace {
  /// The first line that contains one of the words of a name, preferring the last words.
  ///
  /// - Returns: The line and column, counted from 1, with columns in bytes; nil if no word is
  ///   found.
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
