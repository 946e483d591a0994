import Foundation

/// Notices when Swift files in some folders are saved, removed or added.
package struct SourceWatch {
  private let root: String
  private let folders: [String]
  private var seen: [String: Date]?

  /// Starts watching.
  ///
  /// - Parameters:
  ///   - folders: The folders, such as `Assignment1`.
  ///   - root: The folder that contains them.
  package init(_ folders: [String], in root: String) {
    (self.folders, self.root) = (folders, root)
  }

  /// Returns the paths of the files that changed since the last call, relative to the root.
  ///
  /// - Returns: The sorted paths; none at the first call. Nil if nothing changed, or if files are
  ///   still changing, because an editor may be in the middle of a save.
  package mutating func changes() -> [String]? {
    let now = dates()
    guard now != seen else { return nil }
    Thread.sleep(forTimeInterval: 0.1)
    guard dates() == now else { return nil }
    defer { seen = now }
    guard let seen else { return [] }
    return Set(now.keys).union(seen.keys).filter { now[$0] != seen[$0] }.sorted()
  }

  /// Calls a function at once, and again after each save, until a signal ends the program.
  ///
  /// - Parameter handle: Receives the paths of the files that changed; none at the first call.
  package mutating func run(_ handle: (_ saved: [String]) -> Void) -> Never {
    while true {
      if let saved = changes() { handle(saved) }
      Thread.sleep(forTimeInterval: 0.2)
    }
  }

  /// The time of day, to tell one run from the next.
  package static var time: String { Date.now.formatted(date: .omitted, time: .standard) }

  /// The times of the last changes, by path.
  private func dates() -> [String: Date] {
    var dates: [String: Date] = [:]
    for folder in folders {
      let found = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
      for case let name as String in found ?? .init() where name.hasSuffix(".swift") {
        let path = "\(folder)/\(name)"
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
        dates[path] = attributes?[.modificationDate] as? Date
      }
    }
    return dates
  }
}
