private import Foundation

/// The settings for writing to a stream: whether to use color, the width of a line, and whether to
/// show progress.
///
/// Every command uses its options to create one style for standard output and one for standard
/// error.
package struct TerminalStyle: Sendable, Equatable {
  /// Whether the stream is a terminal, where a person sees it as it is written.
  package var isTerminal: Bool
  /// Whether to use color.
  package var usesColor: Bool
  /// The number of columns that a line may occupy.
  package var width: Int
  /// Whether to omit progress and notes.
  package var isQuiet: Bool

  /// A style for output that is not a terminal, with 80 columns and without color.
  package static let plain = TerminalStyle(isTerminal: false)

  /// Chooses a style based on the stream's properties.
  ///
  /// Color is used if the stream is a terminal, `TERM` is not `dumb`, and neither `noColor` nor the
  /// variable `NO_COLOR` is set (see no-color.org).
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the stream is a terminal.
  ///   - columns: The width of the terminal, if known.
  ///   - noColor: The option `--no-color`.
  ///   - isQuiet: The option `--quiet`.
  ///   - environment: The process's environment variables.
  package init(
    isTerminal: Bool, columns: Int? = nil, noColor: Bool = false, isQuiet: Bool = false,
    environment: [String: String] = [:]
  ) {
    let isDumb = environment["TERM"] == "dumb"
    let isForbidden = noColor || !(environment["NO_COLOR"] ?? "").isEmpty
    self.isTerminal = isTerminal && !isDumb
    self.usesColor = self.isTerminal && !isForbidden
    // Lines of more than 100 columns are hard to read, and in fewer than 40 nothing can be aligned.
    self.width = min(max(columns ?? 80, 40), 100)
    self.isQuiet = isQuiet
  }

  /// Returns the style for standard output, where reports go.
  package static func standardOutput(noColor: Bool = false, isQuiet: Bool = false) -> Self {
    style(of: STDOUT_FILENO, noColor: noColor, isQuiet: isQuiet)
  }

  /// Returns the style for standard error, where progress and errors go.
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

  /// The meaning of a color.
  package enum Tone: String, Sendable, CaseIterable {
    case good, part, bad, neutral, waiting, fault, strong, faint
  }

  /// Returns the text in the color of `tone`, or unchanged if colors are off.
  package func paint(_ text: String, _ tone: Tone) -> String {
    guard usesColor, !text.isEmpty else { return text }
    // Only the eight basic colors, because the user's own theme makes these legible.
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
