package import Media
package import Presentation

/// The list of data sets, for display.
package enum DatasetList {
  /// Describes every data set: its contents, location, size and license, and how to get it.
  package static func text(_ store: DataStore, style: TerminalStyle) -> String {
    let sets = DatasetName.allCases.map { entry($0, store, style) }
    let color = store.status(of: .cifar10) == .missing ? "color-scenes" : "cifar10"
    let facts = [
      "Data folder: \(store.folder)", "Labs and checks with color images use: \(color)",
    ]
    return (sets + facts).joined(separator: "\n") + "\n"
  }

  private static func entry(
    _ name: DatasetName, _ store: DataStore, _ style: TerminalStyle
  ) -> String {
    let (word, tone, facts) = state(of: name, store)
    let title = style.paint(name.rawValue.padded(to: 15), .strong)
    let lines = [name.summary] + facts + ["license: \(name.licence)"]
    let body = lines.flatMap { $0.wrapped(to: style.width - 4) }.map { "    \($0)\n" }
    return "\(title) \(style.paint(word, tone))\n" + body.joined()
  }

  private static func state(
    of name: DatasetName, _ store: DataStore
  ) -> (word: String, tone: TerminalStyle.Tone, facts: [String]) {
    switch store.status(of: name) {
    case .builtIn:
      return ("ready", .good, ["comes with the course; no download needed"])
    case .present(let path, let bytes):
      return ("present", .good, ["\(Wording.bytes(bytes)) in \(path)"])
    case .missing:
      let size = name.downloads.reduce(0) { $0 + $1.size }
      return (
        "missing", .waiting,
        ["\(Wording.bytes(size)) to download: \(store.command(for: name))"]
      )
    case .damaged(let error):
      return ("damaged", .bad, [error.description])
    }
  }
}
