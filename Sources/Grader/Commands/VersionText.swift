import Host
import Record

/// The text that `--version` prints: the version, and the commit of the checkout that contains the
/// program.
///
/// The checkout is read only if this flag is given; a worker in a box must not read it.
enum VersionText {
  /// Returns the text for a command line, whose first argument is the program.
  static func text(for arguments: [String]) -> String {
    guard arguments.dropFirst().contains("--version") else { return "Backprop \(toolVersion)" }
    return text(of: (try? ProjectLayout.find()).map { Checkout(of: $0.root) })
  }

  /// Returns the text for a checkout; nil means that there is none.
  static func text(of checkout: Checkout?) -> String {
    guard let checkout, let commit = checkout.commit else { return "Backprop \(toolVersion)" }
    let change = checkout.isChanged.map { $0 ? ", changed" : "" } ?? ", possibly changed"
    return "Backprop \(toolVersion), commit \(commit)\(change)"
  }
}
