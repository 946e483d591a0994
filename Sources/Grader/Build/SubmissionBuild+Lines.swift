import Box
import Foundation
import Host
import Record
import Symbols

extension SubmissionBuild {
  /// The lines of source files in which their object files use or define symbols.
  ///
  /// The toolchain's disassembler lists the lines beside the instructions. It reads what a student
  /// has influenced, so it runs in the box, and only lines that the file has are believed. If it
  /// fails, there are no lines.
  ///
  /// - Parameters:
  ///   - paths: The source files.
  ///   - names: All files of the module, in the order of its object files.
  ///   - directory: The folder of the job, whose module was compiled with line tables.
  /// - Returns: The first line of each symbol, by file.
  /// - Throws: `SpawnError` if the disassembler cannot be started.
  func lines(
    of paths: some Collection<String>, among names: [String], in directory: String
  ) throws -> [String: [String: Int]] {
    var reader = self
    (reader.limits.outputBytes, reader.limits.outputLines) = (32 << 20, 2_000_000)
    let inside = inside(directory + "/out")
    var found: [String: [String: Int]] = [:]
    for path in paths {
      guard let index = names.firstIndex(of: path) else { continue }
      let command = [
        toolchain.disassembler, "-dlr", "--no-show-raw-insn", "--no-leading-addr",
        "\(inside)/\(object(index))",
      ]
      let end = try reader.runInBox(
        command, from: directory + "/src", to: directory + "/out")
      if end.termination == .exited(0) { found[path] = Self.lines(in: end.log, of: path) }
    }
    return found
  }

  /// Reads the disassembler's listing of one object file.
  ///
  /// A line of the source comes before its instructions: `; /src/A1/Bad.swift:4`. The symbol that
  /// an instruction refers to comes after it: `R_X86_64_PLT32  exit-0x4`. A symbol that the file
  /// defines has a line of its own: `<exit>:`.
  static func lines(in listing: String, of path: String) -> [String: Int] {
    var found: [String: Int] = [:]
    var line: Int?
    var defined: Substring?
    for text in listing.split(separator: "\n") {
      if text.hasPrefix("; ") {
        // Code that the compiler copied from another file belongs to the line before.
        guard let number = number(in: text, of: path) else { continue }
        line = number
        if let defined { note(String(defined), number, in: &found) }
        defined = nil
      } else if text.hasSuffix(">:"), let start = text.firstIndex(of: "<") {
        defined = text[text.index(after: start)...].dropLast(2)
        line = nil
      } else if let line, let symbol = symbol(ofRelocation: text) {
        note(symbol, line, in: &found)
      }
    }
    return found
  }

  private static func note(_ symbol: String, _ line: Int, in found: inout [String: Int]) {
    found[symbol] = min(found[symbol] ?? line, line)
  }

  private static func number(in text: Substring, of path: String) -> Int? {
    guard let colon = text.lastIndex(of: ":"), text[..<colon].hasSuffix("/" + path) else {
      return nil
    }
    return Int(text[text.index(after: colon)...]).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The symbol in a line such as `17:  R_X86_64_PLT32  exit-0x4`, where some versions of the
  /// disassembler leave out the address.
  private static func symbol(ofRelocation text: Substring) -> String? {
    var parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    if parts.first?.hasSuffix(":") == true {
      parts = parts[1...].flatMap { $0.split(maxSplits: 1, whereSeparator: \.isWhitespace) }
    }
    guard parts.count == 2, parts[0].hasPrefix("R_") else { return nil }
    let symbol = parts[1].drop(while: \.isWhitespace)
    // Without what is added to its address.
    guard let range = symbol.range(of: "0x", options: .backwards),
      let sign = symbol[..<range.lowerBound].last, sign == "-" || sign == "+",
      symbol[range.upperBound...].allSatisfy(\.isHexDigit)
    else { return String(symbol) }
    return String(symbol[..<range.lowerBound].dropLast())
  }
}
