import Foundation
import Host

/// The arguments with which the compiler's driver starts the linker, without the object files.
///
/// The driver takes longer than the linker itself. So it is asked once, about Core and Foundation,
/// and the linker is started without it.
struct LinkerArguments: Codable, Sendable, Equatable {
  /// The linker, and what comes before the object files.
  var before: [String] = []
  /// What comes after them: the system's and Swift's libraries.
  var after: [String] = []

  /// Asks the driver.
  ///
  /// - Parameters:
  ///   - builder: What builds the programs.
  ///   - core: The copy of Core.
  ///   - job: A folder with the folders `src` and `out`; the latter has an object file of a module
  ///     that imports Foundation.
  /// - Throws: `BuildError` if the driver's answer is not as expected.
  init(_ builder: SubmissionBuild, _ core: PrebuiltCore, in job: String) throws {
    #if os(Linux)
      let output = job + "/out"
      let inside = builder.inside(output)
      // The driver writes a list of libraries beside the first object file.
      let objects = try [inside + "/Exercises.o"] + core.objects().map(\.path)
      let end = try builder.runInBox(
        [
          builder.toolchain.compiler, "-static-stdlib", "-use-ld=lld", "-Xclang-linker", "-###",
          "-o", inside + "/worker",
        ] + objects, from: job + "/src", to: output)
      guard end.termination == .exited(0),
        let command = end.log.split(separator: "\n").last.map({ Self.words(in: String($0)) }),
        let first = command.firstIndex(of: objects[0]),
        let last = command.lastIndex(of: objects[objects.count - 1])
      else { throw BuildError(end.log, builder.toolchain) }
      before = Array(command[..<first])
      if let name = before.firstIndex(of: "-o") { before.removeSubrange(name...(name + 1)) }
      before[0] = builder.toolchain.linker
      after = Self.once(command[(last + 1)...])
      // Unoptimized code needs it; Core is optimized and does not.
      after.insert("-lswiftSwiftOnoneSupport", at: 0)
      // No names in memory that lead to Core's functions.
      after.removeAll { $0 == "-export-dynamic" }
    #endif
  }

  /// The words of a command as `clang -###` prints them: each in quotes, where a backslash is
  /// before a quote, a backslash or a dollar sign.
  static func words(in line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word?.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        if let ended = word { words.append(ended) }
        word = word == nil ? "" : nil
      } else {
        word?.append(character)
      }
    }
    return words
  }

  /// The arguments without repetitions of a library that follow each other: each object file of
  /// Core names the C libraries that it uses.
  private static func once(_ arguments: ArraySlice<String>) -> [String] {
    var kept: [String] = []
    for argument in arguments where argument != kept.last || !argument.hasPrefix("-l") {
      kept.append(argument)
    }
    return kept
  }
}
