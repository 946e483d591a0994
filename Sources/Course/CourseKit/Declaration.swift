/// Finds the name that a line of Swift declares.
package enum Declaration {
  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "private", "fileprivate", "final", "static", "mutating",
    "nonmutating", "override", "required", "convenience", "indirect", "nonisolated",
  ]
  private static let keywords: Set<Substring> = [
    "func", "struct", "class", "enum", "actor", "protocol", "extension",
  ]
  /// The words before the name of a function, a type or a variable.
  package static let kinds: Set<Substring> = [
    "actor", "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
  ]

  /// The names that a file declares for the whole module, outside of types, sorted.
  ///
  /// - Parameter text: The source. A declaration counts only at the beginning of a line.
  /// - Returns: The names of types and functions, without those that are private to the file.
  package static func names(in text: String) -> [String] {
    let names = text.split(whereSeparator: \.isNewline).compactMap { line -> String? in
      guard let first = line.first, first.isLetter || first == "@" else { return nil }
      let words = line.split(separator: " ")
      let hidden: Set<Substring> = ["private", "fileprivate", "extension"]
      return words.prefix(6).contains(where: hidden.contains) ? nil : name(in: line)
    }
    return Set(names).sorted()
  }

  /// Returns the name of the function or type that a line declares, `init` for an initializer, and
  /// nil for any other line.
  static func name(in line: Substring) -> String? {
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") || modifiers.contains($0) }
    guard let first = words.first else { return nil }
    let word = identifier(first)
    if word == "init", first.count > 4 { return "init" }
    guard keywords.contains(first), let next = words.dropFirst().first else { return nil }
    let name = identifier(next)
    return name.isEmpty ? nil : String(name)
  }

  private static func identifier(_ word: Substring) -> Substring {
    word.prefix(while: \.isInIdentifier)
  }
}

extension Character {
  /// Whether it may be part of an identifier.
  package var isInIdentifier: Bool { isLetter || isNumber || self == "_" }
}
