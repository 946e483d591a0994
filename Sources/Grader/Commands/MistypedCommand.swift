import ArgumentParser
import CourseKit
import Foundation

/// A word that is neither a command nor an archive.
///
/// `grade` is the command that needs no name, so every word that is not a command would be taken
/// for the path of an archive.
struct MistypedCommand: Equatable, CustomStringConvertible {
  /// The word.
  let word: String
  /// The commands that may be meant.
  let similar: [String]

  /// Looks at a word in the place of a command.
  ///
  /// The result is nil if it is a command, if there is a file of that name, or if it looks like the
  /// name of a file.
  init?(_ word: String) {
    let isName = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "-")
    }
    guard isName, !word.isEmpty, !word.hasPrefix("-"),
      !(Self.commands + Self.hidden).contains(word),
      !FileManager.default.fileExists(atPath: word)
    else { return nil }
    self.word = word
    let first = String(word.prefix { $0 != "-" })
    let begun = Self.commands.filter { $0.hasPrefix(word.lowercased()) || $0 == first }
    // Half of a short word may be wrong, as in 'cheque'.
    similar =
      begun.isEmpty ? similarNames(to: word, in: Self.commands, limit: word.count / 2) : begun
  }

  /// What is wrong, and what may be meant.
  var description: String {
    let hint =
      similar.isEmpty
      ? "The commands are \(Self.commands.joined(separator: ", "))."
      : "Did you mean \(similar.prefix(3).joined(separator: " or "))?"
    return
      "There is no command and no file '\(word)'. \(hint) To grade a submission, give the path "
      + "of its archive."
  }

  /// The names of the commands that the help lists.
  static let commands = names(areListed: true) + ["help"]

  /// The names of commands that only the grader uses.
  static let hidden = names(areListed: false)

  private static func names(areListed: Bool) -> [String] {
    GraderCommand.configuration.subcommands
      .filter { $0.configuration.shouldDisplay == areListed }
      .compactMap { $0.configuration.commandName }
  }
}
