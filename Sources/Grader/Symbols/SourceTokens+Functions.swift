extension SourceTokens {
  /// The name of the function that a token declares, `init` for an initializer, or nil.
  ///
  /// - Parameter index: The position of the token.
  /// - Returns: The name.
  package func functionName(at index: Int) -> String? {
    guard tokens[index].isWord, index + 1 < tokens.count else { return nil }
    let next = tokens[index + 1]
    switch tokens[index].text {
    case "func": return next.isWord ? next.text : nil
    case "init":
      let isCall = index > 0 && tokens[index - 1].text == "."
      return !isCall && ["(", "<", "?"].contains(next.text) ? "init" : nil
    default: return nil
    }
  }

  /// The positions of the braces around the body of a function, or nil if it has none.
  ///
  /// - Parameter index: The position of the token that declares the function.
  /// - Returns: The positions of the tokens.
  package func body(ofFunctionAt index: Int) -> ClosedRange<Int>? {
    var depth = 0
    for place in tokens.indices[(index + 1)...] {
      switch tokens[place].text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "}" where depth == 0: return nil
      case let word where depth == 0 && Self.declaring.contains(word): return nil
      case "{" where depth == 0: return end(of: place).map { place...$0 }
      default: break
      }
    }
    return nil
  }

  /// The positions of the braces around the members of a type or an extension, or nil if it has
  /// none.
  ///
  /// - Parameter index: The position of the token that declares the type.
  /// - Returns: The positions of the tokens.
  func body(ofTypeAt index: Int) -> ClosedRange<Int>? {
    let start = tokens.indices[index...].first { ["{", "}"].contains(tokens[$0].text) }
    guard let start, tokens[start].text == "{" else { return nil }
    return end(of: start).map { start...$0 }
  }

  /// Words that begin another declaration, before which a requirement of a protocol ends.
  private static let declaring: Set<String> = ["func", "var", "let", "subscript", "case"]

  /// The position of the brace that closes the one at a position.
  private func end(of start: Int) -> Int? {
    var depth = 0
    for place in tokens.indices[start...] {
      if tokens[place].text == "{" { depth += 1 }
      if tokens[place].text == "}" { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}
