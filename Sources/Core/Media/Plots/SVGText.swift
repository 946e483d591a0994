/// Text and numbers formatted for SVG.
enum SVGText {
  /// Escapes markup and removes characters that XML forbids.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{0}"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Formats a coordinate with at most two decimals, in the same way on every machine.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return decimal(hundredths, exponent: -2)
  }

  /// Formats the number `digits * 10^exponent` without trailing zeros.
  ///
  /// Very large and very small numbers are written like `2.5e-6`.
  static func decimal(_ digits: Int, exponent: Int) -> String {
    if digits == 0 { return "0" }
    var (digits, exponent) = (digits, exponent)
    while digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent + 1) }
    let sign = digits < 0 ? "-" : ""
    var text = String(digits.magnitude)
    let leading = text.count - 1 + exponent
    if leading < -4 || leading > 5 {
      if text.count > 1 { text.insert(".", at: text.index(after: text.startIndex)) }
      return "\(sign)\(text)e\(leading)"
    }
    if exponent >= 0 { return sign + text + String(repeating: "0", count: exponent) }
    if text.count <= -exponent {
      text = String(repeating: "0", count: -exponent - text.count + 1) + text
    }
    text.insert(".", at: text.index(text.endIndex, offsetBy: exponent))
    return sign + text
  }
}
