import Symbols

/// The words of a binding file, by the call that they belong to.
struct BindingCode {
  private let tokens: [SourceTokens.Token]
  /// The functions of the file.
  private let functions: [SourceFunction]

  /// Reads a binding file.
  init(_ text: String) {
    tokens = SourceTokens(Array(text.utf8)).tokens
    functions = SourceFunction.all(in: Array(text.utf8))
  }

  /// Returns the words in the code of a call: in its `case`, or in the functions of its name, and
  /// in the other functions of the file that these use.
  func words(ofCall call: String) -> Set<String> {
    var words = words(inCase: call)
    var seen: Set<String> = []
    var due = words.union([call])
    while let name = due.popFirst() {
      guard seen.insert(name).inserted else { continue }
      for function in functions where function.name == name && name != "answer" {
        let more = Set(SourceTokens(Array(function.text.utf8)).tokens.map(\.text))
        words.formUnion(more)
        due.formUnion(more)
      }
    }
    return words
  }

  /// The words between `case .call:` and the next case.
  private func words(inCase call: String) -> Set<String> {
    var words: Set<String> = []
    var isInside = false
    for (index, token) in tokens.enumerated() where token.isWord {
      if token.text == "case", index + 2 < tokens.count, tokens[index + 1].text == "." {
        isInside = tokens[index + 2].text == call
      } else if token.text == "func" {
        isInside = false
      } else if isInside {
        words.insert(token.text)
      }
    }
    return words
  }
}
