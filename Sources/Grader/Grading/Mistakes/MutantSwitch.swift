import Symbols

/// The text of a file with all of its mutants, one of which a variable chooses while the code runs.
///
/// A function with mutants runs the body that the variable's value stands for:
///
///     switch knownMistake {
///     case 3: …  // the body with mutant 3
///     default: …  // the body as it is
///     }
///
/// So a file is compiled once, whatever the number of its mutants.
package struct MutantSwitch {
  /// A mutant of the file.
  package typealias Mutant = (number: Int, text: String)

  /// The name of the variable.
  static let variable = "knownMistake"

  /// The file with its mutants.
  package let text: String
  /// The numbers of mutants that change anything besides the body of one function, and are not in
  /// the file.
  package let leftOut: [Int]

  /// Puts the mutants of a file into it.
  ///
  /// - Parameters:
  ///   - original: The text of the file.
  ///   - mutants: The numbers of the mutants and the file's text with each of them.
  package init(_ original: String, mutants: [Mutant]) {
    let file = Array(original.utf8)
    let bodies = Body.all(in: file)
    var cases: [Int: [(number: Int, text: ArraySlice<UInt8>)]] = [:]
    var leftOut: [Int] = []
    for mutant in mutants {
      let changed = Array(mutant.text.utf8)
      let place = Self.change(of: file, to: changed)
      let index = bodies.firstIndex {
        $0.range.lowerBound <= place.lowerBound && place.upperBound <= $0.range.upperBound
      }
      guard let index else {
        leftOut.append(mutant.number)
        continue
      }
      let body = bodies[index].range
      let end = body.upperBound + changed.count - file.count
      cases[index, default: []].append((mutant.number, changed[body.lowerBound..<end]))
    }
    var text = file
    for (index, list) in cases.sorted(by: { $0.key > $1.key }) {
      let body = bodies[index]
      text.replaceSubrange(body.range, with: body.switching(file[body.range], list))
    }
    self.text = String(decoding: text, as: UTF8.self)
    self.leftOut = leftOut
  }

  /// Returns the numbers of the mutants in a text that was made by a switch.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - lines: The lines, counted from 1, whose mutants to return, or nil for all.
  /// - Returns: The numbers.
  static func numbers(in text: String, at lines: Set<Int>? = nil) -> Set<Int> {
    var numbers: Set<Int> = []
    var current: Int?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("case "), line.hasSuffix(":"),
        let number = Int(line.dropFirst(5).dropLast())
      {
        current = number
        if lines == nil { numbers.insert(number) }
      } else if line == "default:" {
        current = nil
      }
      if let current, lines?.contains(index + 1) == true { numbers.insert(current) }
    }
    return numbers
  }

  /// The bytes of a text that another one does not have.
  static func change(of text: [UInt8], to other: [UInt8]) -> Range<Int> {
    let most = min(text.count, other.count)
    let start = zip(text, other).prefix { $0 == $1 }.count
    let end = zip(text.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return start..<text.count - min(end, most - start)
  }

  /// The body of a function that is not inside another one.
  private struct Body {
    /// The bytes between the braces.
    let range: Range<Int>
    /// What stands before the body's only expression if its value is the result.
    let result: String

    /// Returns all bodies of a file, in order.
    static func all(in file: [UInt8]) -> [Body] {
      let source = SourceTokens(file)
      let tokens = source.tokens
      var bodies: [Body] = []
      var index = 0
      while index < tokens.count {
        guard let name = source.functionName(at: index),
          let braces = source.body(ofFunctionAt: index)
        else {
          index += 1
          continue
        }
        let head = tokens[index..<braces.lowerBound].map(\.text)
        let returns = name != "init" && zip(head, head.dropFirst()).contains { $0 == ("-", ">") }
        let isExpression = returns && !tokens[braces].contains { $0.text == "return" }
        bodies.append(
          Body(
            range: tokens[braces.lowerBound].offset + 1..<tokens[braces.upperBound].offset,
            result: isExpression ? "return " : ""))
        index = braces.upperBound
      }
      return bodies
    }

    /// The body with its mutants.
    func switching(
      _ body: ArraySlice<UInt8>, _ mutants: [(number: Int, text: ArraySlice<UInt8>)]
    ) -> [UInt8] {
      var text = Array("\nswitch \(MutantSwitch.variable) {\n".utf8)
      for mutant in mutants {
        text += Array("case \(mutant.number):\n\(result)".utf8) + mutant.text + Array("\n".utf8)
      }
      return text + Array("default:\n\(result)".utf8) + body + Array("\n}\n".utf8)
    }
  }
}
