/// HTML or XML text.
///
/// Strings that are interpolated into markup are escaped automatically, so callers cannot forget to
/// escape them.
package struct Markup: ExpressibleByStringInterpolation, Sendable, Equatable {
  /// The markup as text.
  package let text: String

  /// Creates markup from text that is trusted because this program wrote it.
  package init(trusted text: String) { self.text = text }

  /// Creates markup from a literal.
  package init(stringLiteral value: String) { text = value }

  /// Creates markup from an interpolated literal, whose values have been escaped.
  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Collects the pieces of an interpolated literal: literal text unchanged, and strings escaped.
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

    /// Adds several pieces of markup, one after another.
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
