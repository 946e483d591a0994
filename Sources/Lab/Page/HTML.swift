/// HTML text that is also well-formed XML.
///
/// Strings that are interpolated into it are escaped, so that none can be forgotten.
struct HTML: ExpressibleByStringInterpolation {
  /// The markup as text.
  let text: String

  /// Markup that this program itself made.
  init(trusted text: String) { self.text = text }

  /// Markup of a literal.
  init(stringLiteral value: String) { text = value }

  /// Markup of a literal with escaped text between its pieces.
  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Collects literal pieces as they are and everything else escaped.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ string: String) { text += HTML.escaped(string) }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ markup: HTML) { text += markup.text }

    mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { text += piece.text }
    }
  }

  /// Text with the five characters of markup escaped, and characters that XML or a reader cannot
  /// take made visible.
  private static func escaped(_ string: String) -> String {
    var result = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
          result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
