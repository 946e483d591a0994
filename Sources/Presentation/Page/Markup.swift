/// HTML or XML text.
///
/// Strings that are interpolated into it are escaped, so that none can be forgotten.
package struct Markup: ExpressibleByStringInterpolation, Sendable, Equatable {
  /// The markup as text.
  package let text: String

  /// Markup that this program itself wrote.
  package init(trusted text: String) { self.text = text }

  /// Markup of a literal.
  package init(stringLiteral value: String) { text = value }

  /// Markup of a literal with escaped text between its pieces.
  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Collects literal pieces as they are and everything else escaped.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Starts an empty text.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds a piece of the literal.
    package mutating func appendLiteral(_ literal: String) { text += literal }

    /// Adds escaped text.
    package mutating func appendInterpolation(_ string: String) { text += string.markupEscaped }

    /// Adds a number.
    package mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// Adds markup.
    package mutating func appendInterpolation(_ markup: Markup) { text += markup.text }

    /// Adds one piece of markup after another.
    package mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { text += piece.text }
    }
  }
}

extension String {
  /// The neutralised text with the five characters of markup escaped.
  fileprivate var markupEscaped: String {
    var result = ""
    for scalar in neutralized.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
