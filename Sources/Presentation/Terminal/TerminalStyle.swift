private import Foundation

/// How a stream is written to: in color or not, how wide, or not at all.
///
/// Every command makes one for standard output and one for standard error, from the same options.
package struct TerminalStyle: Sendable, Equatable {
  /// Whether a person sees the stream as it is written.
  package var isTerminal: Bool
  /// Whether colors are used.
  package var usesColor: Bool
  /// Columns a line may fill.
  package var width: Int
  /// Whether progress and remarks are left out.
  package var isQuiet: Bool

  /// No terminal, no color, 80 columns.
  package static let plain = TerminalStyle(isTerminal: false)

  /// Decides from what is known of the stream.
  ///
  /// Color needs a terminal, and neither `noColor` nor `NO_COLOR` (see no-color.org) nor a dumb
  /// terminal.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the stream is a terminal.
  ///   - columns: The width of the terminal, if known.
  ///   - noColor: The option `--no-color`.
  ///   - isQuiet: The option `--quiet`.
  ///   - environment: The variables of the process.
  package init(
    isTerminal: Bool, columns: Int? = nil, noColor: Bool = false, isQuiet: Bool = false,
    environment: [String: String] = [:]
  ) {
    let isDumb = environment["TERM"] == "dumb"
    let isForbidden = noColor || !(environment["NO_COLOR"] ?? "").isEmpty
    self.isTerminal = isTerminal && !isDumb
    self.usesColor = self.isTerminal && !isForbidden
    // Lines beyond 100 columns are hard to read, and below 40 nothing can be aligned.
    self.width = min(max(columns ?? 80, 40), 100)
    self.isQuiet = isQuiet
  }

  /// The style of standard output, where reports go.
  package static func standardOutput(noColor: Bool = false, isQuiet: Bool = false) -> Self {
    style(of: STDOUT_FILENO, noColor: noColor, isQuiet: isQuiet)
  }

  /// The style of standard error, where progress and errors go.
  package static func standardError(noColor: Bool = false, isQuiet: Bool = false) -> Self {
    style(of: STDERR_FILENO, noColor: noColor, isQuiet: isQuiet)
  }

  private static func style(of descriptor: Int32, noColor: Bool, isQuiet: Bool) -> Self {
    var size = winsize()
    let isSized = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Self(
      isTerminal: isatty(descriptor) == 1, columns: isSized ? Int(size.ws_col) : nil,
      noColor: noColor, isQuiet: isQuiet, environment: ProcessInfo.processInfo.environment)
  }

  /// What a color says.
  package enum Tone: String, Sendable, CaseIterable {
    case good, part, bad, neutral, waiting, fault, strong, faint
  }

  /// The text in the color of `tone`, or as it is where there are no colors.
  package func paint(_ text: String, _ tone: Tone) -> String {
    guard usesColor, !text.isEmpty else { return text }
    // The eight basic colors, which the reader's own theme has made legible.
    let code =
      switch tone {
      case .good: "32"
      case .part: "33"
      case .bad: "31"
      case .neutral, .faint: "2"
      case .waiting: "36"
      case .fault: "35"
      case .strong: "1"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
