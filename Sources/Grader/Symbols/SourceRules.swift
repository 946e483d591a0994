import Host

/// The attributes and imports that a student's file may contain.
///
/// The rule of symbols reads what the compiler makes of a file. Some attributes leave nothing
/// to read there: an instruction has no name. Others would only make it harder to see what a file
/// does. No exercise needs them.
package struct SourceRules: Sendable, Equatable {
  /// Modules that may be imported, on any system.
  ///
  /// Those of contracts are allowed too.
  package var modules: Set<String>
  /// Attributes of the language.
  ///
  /// Those whose names begin with a capital letter are types, such as property wrappers.
  package var attributes: Set<String>

  /// What every assignment may use.
  package static let usual = SourceRules(
    modules: ["Core", "Darwin", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Swift"],
    attributes: [
      "autoclosure", "available", "concurrent", "convention", "discardableResult",
      "dynamicCallable", "dynamicMemberLookup", "escaping", "frozen", "globalActor", "inlinable",
      "inline", "isolated", "nonobjc", "preconcurrency", "propertyWrapper", "resultBuilder",
      "retroactive", "specialized", "storageRestrictions", "testable", "unchecked", "unknown",
      "unsafe", "usableFromInline", "warn_unqualified_access",
      // Without effect on names and sections.
      "_disfavoredOverload", "_specialize",
    ])

  /// The forbidden parts of a file.
  ///
  /// - Parameter bytes: The file.
  /// - Returns: The violations, in order.
  package func violations(in bytes: [UInt8]) -> [SourceViolation] {
    let source = SourceTokens(bytes)
    var found = source.doubts.map { SourceViolation(name: "/", rule: .expression, offset: $0) }
    for index in source.tokens.indices {
      if let violation = violation(at: index, of: source.tokens, in: bytes) {
        found.append(violation)
      }
    }
    return found.sorted { $0.offset < $1.offset }
  }

  private func violation(
    at index: Int, of tokens: [SourceTokens.Token], in bytes: [UInt8]
  ) -> SourceViolation? {
    let token = tokens[index]
    guard let next = tokens.dropFirst(index + 1).first, next.isWord else { return nil }
    if !token.isWord, token.text == "@", !allows(attribute: next.text) {
      return SourceViolation(name: "@" + next.text, rule: .attribute, offset: token.offset)
    }
    guard let module = Self.module(importedAt: index, of: tokens, in: bytes),
      !allows(module: module.text)
    else { return nil }
    return SourceViolation(name: module.text, rule: .library, offset: module.offset)
  }

  /// The modules that a file imports.
  package static func imports(in bytes: [UInt8]) -> Set<String> {
    let tokens = SourceTokens(bytes).tokens
    return Set(tokens.indices.compactMap { module(importedAt: $0, of: tokens, in: bytes)?.text })
  }

  /// The module of the import that begins at a token; nil if none does.
  private static func module(
    importedAt index: Int, of tokens: [SourceTokens.Token], in bytes: [UInt8]
  ) -> SourceTokens.Token? {
    guard tokens[index].isWord, tokens[index].text == "import",
      !isName(at: index, of: tokens, in: bytes)
    else { return nil }
    // In 'import func Glibc.sin', the second word is the kind.
    let module = tokens.dropFirst(index + 1).first { !kinds.contains($0.text) }
    return module.flatMap { $0.isWord ? $0 : nil }
  }

  private func allows(attribute name: String) -> Bool {
    attributes.contains(name) || name.first?.isUppercase == true
  }

  private func allows(module name: String) -> Bool {
    modules.contains(name) || WorkerModule.isContract(name)
  }

  /// Whether a word is a member's name or a parameter's, and not a keyword.
  private static func isName(
    at index: Int, of tokens: [SourceTokens.Token], in bytes: [UInt8]
  ) -> Bool {
    guard index > 0, !tokens[index - 1].isWord else { return false }
    let last = tokens[index - 1]
    if ["(", ","].contains(last.text) { return true }
    // An operator such as '...' may end the line before an import.
    return last.text == "."
      && !bytes[last.offset..<tokens[index].offset].contains(where: SourceTokens.isNewline)
  }

  private static let kinds: Set<String> = [
    "actor", "class", "enum", "func", "let", "macro", "protocol", "struct", "typealias", "var",
  ]
}

/// An attribute, an import or an expression that a student's file may not contain.
package struct SourceViolation: Sendable, Equatable {
  /// The name as written.
  package let name: String
  package let rule: CallRule
  /// The position in the file, in bytes.
  package let offset: Int
}
