/// HTML or XML text.
///
/// Strings interpolated into it are escaped, so that none can be forgotten.
package struct Markup: ExpressibleByStringInterpolation, Sendable, Equatable {
  /// The markup as text.
  package let text: String

  /// Makes markup from text that this program itself wrote.
  package init(trusted text: String) { self.text = text }

  /// Makes markup from a literal.
  package init(stringLiteral value: String) { text = value }

  /// Makes markup from a literal with escaped text between its pieces.
  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Collects literal pieces unchanged and escapes everything else.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Starts with an empty text.
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
  /// The neutralized text with the five markup characters escaped.
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
