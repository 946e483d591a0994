package import Exchange
import Foundation
import Host
import Logging

/// Finds the position in a student's code from the addresses that were being executed.
///
/// The addresses come from the process that ran the code, and the program's line tables from a
/// student's text. So the toolchain's symbolizer reads them in the sandbox, and the locator
/// believes only paths of the student's files and lines that these have. If nothing is found, only
/// an explanation is missing.
package struct CodeLocator: Sendable {
  private var builder: SubmissionBuild
  private let files: [String: [UInt8]]

  /// Creates a locator.
  ///
  /// - Parameters:
  ///   - builder: What built the programs.
  ///   - files: The student's files that were compiled, by path.
  package init(_ builder: SubmissionBuild, files: [String: [UInt8]]) {
    (self.builder, self.files) = (builder, files)
    self.builder.timeLimit = Self.timeLimit
  }

  /// The innermost position in the student's files.
  ///
  /// - Parameters:
  ///   - addresses: The addresses that were being executed, innermost first.
  ///   - program: The path of the program.
  /// - Returns: The position, or nil if no address is in the student's files.
  package func place(of addresses: [UInt64], in program: String) -> CodePlace? {
    guard !addresses.isEmpty else { return nil }
    do {
      let folder = try JobFolder()
      for name in ["src", "out"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false)
      }
      // A copy, because a box without namespaces changes who may read the files that it gets.
      try FileManager.default.copyItem(atPath: program, toPath: "\(folder.path)/src/worker")
      guard let (place, symbol) = try innermost(addresses, in: folder.path) else { return nil }
      guard symbol.hasPrefix("$s") else { return place }
      let names = try builder.demangle([symbol], in: folder.path)
      return place.inFunction(names[symbol].map(Self.plainName) ?? Self.unnamed)
    } catch {
      logger.debug("a position could not be found", metadata: ["reason": "\(error)"])
      return nil
    }
  }

  /// What the symbolizer says about one address: the innermost inlined function first.
  struct Answer: Decodable {
    var symbols: [Symbol]?

    struct Symbol: Decodable {
      var file: String
      var function: String
      var line: Int

      enum CodingKeys: String, CodingKey {
        case file = "FileName"
        case function = "FunctionName"
        case line = "Line"
      }
    }

    enum CodingKeys: String, CodingKey { case symbols = "Symbol" }
  }

  /// The first position in one of the files, and the linker's name of its function.
  ///
  /// The symbolizer crashes at some addresses of optimized code. So it gets a few at a time,
  /// innermost first, and each alone if it crashes. A student's line tables can make it slow, so
  /// all of this has one time limit.
  private func innermost(
    _ addresses: [UInt64], in folder: String
  ) throws -> (place: CodePlace, symbol: String)? {
    var answers: [Answer] = []
    var found: (place: CodePlace, symbol: String)?
    let addresses = addresses.prefix(Frame.addressLimit)
    let end = ContinuousClock.now + .seconds(Self.timeLimit)
    for start in stride(from: addresses.startIndex, to: addresses.endIndex, by: Self.atOnce) {
      let some = Array(addresses[start...].prefix(Self.atOnce))
      answers +=
        try symbolize(some, in: folder)
        ?? some.flatMap { .now < end ? try symbolize([$0], in: folder) ?? [] : [] }
      found = Self.innermost(answers, in: files)
      // An inlined closure's name comes with a later address.
      if let found, found.symbol != Self.unnamed { return found }
      guard .now < end else { break }
    }
    return found
  }

  /// What the symbolizer says about addresses, or nil if it fails.
  private func symbolize(_ addresses: [UInt64], in folder: String) throws -> [Answer]? {
    let command =
      [
        builder.toolchain.symbolizer, "--obj=worker", "--output-style=JSON", "--inlines",
        // What the compiler adds to a line has none of its own.
        "--skip-line-zero",
      ] + addresses.map { "0x" + String($0, radix: 16) }
    let end = try builder.runInBox(command, from: folder + "/src", to: folder + "/out")
    guard end.termination == .exited(0) else { return nil }
    return try JSONDecoder().decode([Answer].self, from: Data(end.log.utf8))
  }

  /// The first position in one of the files, and the linker's name of its function.
  static func innermost(
    _ answers: [Answer], in files: [String: [UInt8]]
  ) -> (place: CodePlace, symbol: String)? {
    // The optimizer marks a trap as an inlined function with this name and without a line.
    let symbols = answers.flatMap { $0.symbols ?? [] }
      .filter { !$0.function.hasPrefix("Swift runtime failure") }
    for (index, symbol) in symbols.enumerated() {
      guard let file = files.keys.first(where: { symbol.file.hasSuffix("/" + $0) }),
        let bytes = files[file]
      else { continue }
      let text = SourceLines(bytes).text(of: symbol.line)
      let source = text?.trimmingCharacters(in: .whitespaces)
      // An inlined closure has no name: it is in the next function of the same file.
      let around = symbols[index...].first { $0.file == symbol.file && !$0.function.isEmpty }
      let name = around?.function ?? unnamed
      let place = CodePlace(
        file: file, line: source == nil ? nil : symbol.line,
        function: String(name.prefix(nameLimit)),
        source: source.map { String($0.prefix(nameLimit)) })
      return (place, name)
    }
    return nil
  }

  /// A demangled name without what the optimizer did to the function.
  static func plainName(_ name: String) -> String {
    let words = [
      "specialized ", "generic ", "partial apply for ", "merged ", "implicit closure ", "outlined ",
    ]
    var rest = name[...]
    while let word = words.first(where: rest.hasPrefix) { rest = rest.dropFirst(word.count) }
    return String(rest.prefix(nameLimit))
  }

  private static let nameLimit = 200
  /// Stands for a function whose name is not known.
  private static let unnamed = "a function"
  /// How many addresses the symbolizer is asked for at once.
  private static let atOnce = 4
  /// The time limit of the symbolizer, in seconds.
  private static let timeLimit = 20.0
}

extension CodePlace {
  fileprivate func inFunction(_ name: String) -> CodePlace {
    CodePlace(file: file, line: line, function: name, source: source)
  }
}
