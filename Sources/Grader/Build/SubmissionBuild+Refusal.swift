import CourseKit
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
      let lines = SourceLines(bytes)
      return found.map { violation in
        let place = lines.place(at: violation.offset)
        if violation.rule == .attribute, Self.isMatrixProduct(place) {
          return BuildRecord.Diagnostic(
            severity: "error", line: place.line, column: place.column,
            message: "Swift has no operator '@': write matmul(a, b) for a @ b", source: place.text)
        }
        let message = Violation(symbol: violation.name, rule: violation.rule)
          .message(String(violation.name.prefix(200)))
        return BuildRecord.Diagnostic(
          severity: "error", line: place.line, column: place.column, message: message,
          source: place.text)
      }
    }
  }

  /// Whether an `@` stands between two operands, as in NumPy.
  private static func isMatrixProduct(_ place: SourcePlace) -> Bool {
    let before = place.text.utf8.prefix(max(0, place.column - 1))
    guard let last = String(decoding: before, as: UTF8.self).last(where: { !$0.isWhitespace })
    else { return false }
    return last.isInIdentifier || last == ")" || last == "]"
  }

  /// Returns the files that are no Swift, each with the compiler's messages.
  ///
  /// They are found before anything is compiled, which takes much longer.
  func filesWithSyntaxErrors(
    _ candidates: [String: [UInt8]], in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    guard !candidates.isEmpty else { return [:] }
    let attempt = try compile(candidates, in: directory, goal: .syntax)
    return attempt.byFile.filter { path, list in
      candidates[path] != nil && list.contains { $0.severity == "error" }
    }.mapValues { list in
      // The last line of the file says little about a brace that is missing further up.
      guard let opening = list.first(where: { $0.message.contains("to match this opening '{'") })
      else { return list }
      let message = "a '}' is missing: nothing closes the '{' in this line"
      return [
        BuildRecord.Diagnostic(
          severity: "error", line: opening.line, column: opening.column, message: message,
          source: opening.source)
      ] + list.filter { $0 != opening }
    }
  }

  /// Returns whether what violates a rule came from other files, which are allowed to use it.
  ///
  /// This happens only if all files are optimized together. Without optimization, each object file
  /// has what its own source uses, and nothing is left out.
  func isMoved(
    _ violations: [String: [Violation]], in files: [String: [UInt8]], _ directory: String
  ) throws -> Bool {
    guard optimization == .whole, !violations.isEmpty,
      violations.values.joined().allSatisfy({ $0.rule == .withheld })
    else { return false }
    let plain = try compile(files, in: directory, goal: .plainObjects)
    return plain.isGood && plain.violations.isEmpty
  }

  /// Returns the files that refer to or define a forbidden name, each with messages for its author.
  ///
  /// The optimizer copies code from one file into another, so a forbidden name in a file's object
  /// file may come from another file. The files are therefore compiled again without optimization.
  func convict(
    _ attempt: Attempt, _ candidates: [String: [UInt8]], _ given: [String: [UInt8]],
    _ helpers: Set<String>, in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    let files = candidates.merging(given) { $1 }
    var guilty = try compile(
      files, in: directory, goal: .plainObjects
    ).violations.filter { candidates[$0.key] != nil }
      // If one file imports a library, its name appears in the object files of all files.
      .mapValues { $0.filter { $0.rule != .library } }.filter { !$0.value.isEmpty }
    let lines = try lines(of: guilty.keys, among: try moduleNames(with: files), in: directory)
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
      let bytes = candidates[entry.key] ?? []
      let (source, tokens) = (SourceLines(bytes), SourceTokens(bytes).tokens)
      let found = entry.value.prefix(Self.violationLimit).map { violation in
        let name = readable[violation.symbol] ?? violation.symbol
        let line = lines[entry.key]?[violation.symbol]
        let place =
          source.place(of: name, among: tokens, line: line) ?? line.flatMap(source.place(ofLine:))
        return LocatedViolation(violation: violation, name: name, place: place)
      }
      messages[entry.key] = found.filter { !$0.isToldBetter(in: found) }
        .prefix(Self.messageLimit).map(\.diagnostic)
    }
  }

  /// A forbidden symbol, with its readable name and its position in the source.
  private struct LocatedViolation {
    let violation: Violation
    let name: String
    let place: SourcePlace?

    /// Whether the compiler made the use of a type's description, which no source names.
    private var isImplicit: Bool { name.contains(" for ") }

    /// Whether another violation says the same with a position, or in the words of the source.
    ///
    /// One call, such as `FileManager.default`, refers to several symbols.
    func isToldBetter(in others: [LocatedViolation]) -> Bool {
      others.contains { other in
        guard other.violation.rule == violation.rule, let better = other.place else { return false }
        return place == nil || (isImplicit && !other.isImplicit && better.line == place?.line)
      }
    }

    var diagnostic: BuildRecord.Diagnostic {
      BuildRecord.Diagnostic(
        severity: "error", line: place?.line ?? 0, column: place?.column ?? 0,
        message: violation.message(String(name.prefix(200))), source: place?.text ?? "")
    }
  }

  /// The maximum number of violations per file that are looked at.
  private static let violationLimit = 200

  /// The maximum number of messages per file.
  private static let messageLimit = 20

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
    let end = try runInBox(command, from: directory + "/src", to: directory + "/out")
    let lines = end.log.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard end.termination == .exited(0), lines.count >= mangled.count else { return [:] }
    return Dictionary(zip(mangled, lines)) { first, _ in first }
  }
}
