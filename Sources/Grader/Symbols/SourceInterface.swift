/// What the other files of a module can see of a source file.
///
/// Without whole-module optimization, that is everything but the bodies of functions. So as long as
/// it stays the same, the other files need not be compiled again.
package struct SourceInterface: Sendable {
  /// A function or a type at the top level of a file, or an extension.
  private struct Declaration {
    /// The name, or that of the type which is extended.
    var name: String
    var isExtension: Bool
    /// Its words and marks, without the bodies of functions.
    var tokens: [String]
  }

  private var declarations: [Declaration] = []
  /// All other words and marks outside of function bodies.
  private var rest: [String] = []
  /// All words of the file, or nil if it is unclear what is code.
  package let words: Set<String>?

  /// Everything that can be seen.
  package var text: String {
    (rest + declarations.flatMap(\.tokens)).joined(separator: " ")
  }

  /// Reads a source file.
  ///
  /// If it is unclear where a body ends, or a body may be visible, everything counts.
  package init(_ bytes: [UInt8]) {
    let source = SourceTokens(bytes)
    let tokens = source.tokens.map(\.text)
    guard source.isClear, Self.revealing.isDisjoint(with: tokens) else {
      words = nil
      rest = [String(decoding: bytes, as: UTF8.self)]
      return
    }
    words = Set(source.tokens.lazy.filter(\.isWord).map(\.text))
    var (index, depth) = (0, 0)
    while index < tokens.count {
      if depth == 0, let found = Self.declaration(at: index, in: source) {
        var declaration = found.declaration
        var modifiers: [String] = []
        while let last = rest.last, Self.modifiers.contains(last) {
          modifiers.insert(rest.removeLast(), at: 0)
        }
        declaration.tokens = modifiers + declaration.tokens
        declarations.append(declaration)
        index = found.end + 1
        continue
      }
      let (kept, end) = Self.outside(index, in: source)
      for token in kept {
        if ["{", "(", "["].contains(token) { depth += 1 }
        if ["}", ")", "]"].contains(token) { depth -= 1 }
      }
      rest += kept
      index = end + 1
    }
    rest.append(String(decoding: source.foreign, as: UTF8.self))
  }

  /// Words of attributes that make bodies visible in other files.
  private static let revealing: Set<String> = [
    "inlinable", "inline", "_transparent", "_alwaysEmitIntoClient", "usableFromInline",
  ]

  /// Words that may stand before a declaration.
  private static let modifiers: Set<String> = [
    "private", "fileprivate", "internal", "public", "final",
  ]

  /// The names that the rest declares, such as those of constants, or nil if it may declare
  /// anything.
  private var namesOfRest: Set<String>? {
    guard words != nil, Self.surprising.isDisjoint(with: rest) else { return nil }
    var names: Set<String> = []
    for (word, next) in zip(rest, rest.dropFirst()) where Self.naming.contains(word) {
      // Several constants at once, or an operator.
      guard next.first?.isLetter == true || next.first == "_" else { return nil }
      names.insert(next)
    }
    return names
  }

  /// Words before a name in the rest.
  private static let naming: Set<String> = ["let", "var", "typealias", "func"]
  /// Words of declarations that need not be named where they have an effect.
  private static let surprising: Set<String> = [
    "#", "operator", "precedencegroup", "macro", "actor", "extension", "protocol", "infix",
    "prefix", "postfix",
  ]

  private static let types: Set<String> = ["struct", "enum", "class", "protocol", "extension"]

  /// The declaration that begins at a token, and the position of its last token, or nil.
  private static func declaration(
    at index: Int, in source: SourceTokens
  ) -> (declaration: Declaration, end: Int)? {
    let tokens = source.tokens
    if let name = source.functionName(at: index), let body = source.body(ofFunctionAt: index) {
      guard name != "init" else { return nil }
      let (kept, end) = outside(index, in: source)
      // The body counts if the type of the result depends on it; its end is the next token's then.
      guard end == body.upperBound else { return nil }
      return (Declaration(name: name, isExtension: false, tokens: kept), end)
    }
    guard types.contains(tokens[index].text), index + 1 < tokens.count, tokens[index + 1].isWord,
      let body = source.body(ofTypeAt: index)
    else { return nil }
    var kept: [String] = []
    var place = index
    while place <= body.upperBound {
      let (part, end) = outside(place, in: source)
      kept += part
      place = end + 1
    }
    return (
      Declaration(
        name: tokens[index + 1].text, isExtension: tokens[index].text == "extension",
        tokens: kept), body.upperBound
    )
  }

  /// The words and marks that can be seen of what begins at a token, and the position of its end: a
  /// function without its body, or the token itself.
  ///
  /// The type of a result may depend on the body if it says `some`.
  private static func outside(_ index: Int, in source: SourceTokens) -> ([String], end: Int) {
    let tokens = source.tokens
    if source.functionName(at: index) != nil, let body = source.body(ofFunctionAt: index),
      !tokens[index..<body.lowerBound].contains(where: { $0.text == "some" })
    {
      return (tokens[index...body.lowerBound].map(\.text) + ["}"], body.upperBound)
    }
    return ([tokens[index].text], index)
  }
}

extension SourceInterface {
  /// Everything in some files that a file may depend on: what it names, what that names, and so on.
  ///
  /// Extensions of types that none of the files declares count, because they need not be named, and
  /// so do constants, operators, and whatever else is neither a function nor a type.
  ///
  /// - Parameters:
  ///   - words: The words of the file, or nil if they are not known.
  ///   - files: All files of the module.
  /// - Returns: The words and marks.
  package static func seen(by words: Set<String>?, in files: [SourceInterface]) -> [String] {
    guard var reached = words else { return files.map(\.text) }
    let types = Set(files.flatMap { $0.declarations.filter { !$0.isExtension }.map(\.name) })
    var rests = files.map { (names: $0.namesOfRest, tokens: $0.rest) }
    let declarations = files.flatMap(\.declarations)
    var isSeen = declarations.map { $0.isExtension && !types.contains($0.name) }
    for place in declarations.indices where isSeen[place] {
      reached.formUnion(declarations[place].tokens)
    }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for place in declarations.indices
      where !isSeen[place] && reached.contains(declarations[place].name) {
        (isSeen[place], isGrowing) = (true, true)
        reached.formUnion(declarations[place].tokens)
      }
      rests.removeAll { names, tokens in
        guard names.map({ !reached.isDisjoint(with: $0) }) ?? true else { return false }
        isGrowing = true
        reached.formUnion(tokens)
        return true
      }
    }
    return files.flatMap(\.rest)
      + declarations.indices.filter { isSeen[$0] }.flatMap { declarations[$0].tokens }
  }
}
