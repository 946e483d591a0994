import Foundation
import Host

/// The processes of this host, as `/proc` tells.
package enum ProcessTree {
  /// A process; its start tells it from a later one with the same number.
  package struct Entry: Hashable {
    package let identifier: Int32
    package let parent: Int32
    package let name: String
    package let start: String

    /// Whoever loses its parent gets another one, and a program may change its name.
    package static func == (one: Entry, other: Entry) -> Bool {
      one.identifier == other.identifier && one.start == other.start
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(identifier)
      hasher.combine(start)
    }
  }

  /// Every process there is, except those that ended and wait to be noticed.
  package static func all() -> Set<Entry> {
    Set(
      KernelFile.processes().compactMap { identifier in
        // The name stands in parentheses and may hold any character.
        guard let text = KernelFile.text("/proc/\(identifier)/stat"),
          let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: close)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", let parent = Int32(fields[1]) else { return nil }
        return Entry(
          identifier: identifier, parent: parent,
          name: String(text[text.index(after: open)..<close]), start: String(fields[19]))
      })
  }

  /// The processes in whose command a text stands.
  package static func all(mentioning text: String) -> Set<Entry> {
    all().filter { entry in
      KernelFile.text("/proc/\(entry.identifier)/cmdline")?.contains(text) == true
    }
  }

  /// A process below this one that has a name, and those between.
  package static func way(to name: String) -> Set<Entry> {
    let below = descendants(of: getpid())
    var (way, next): (Set<Entry>, Entry?) = ([], below.first { $0.name == name })
    while let entry = next, way.insert(entry).inserted {
      next = below.first { $0.identifier == entry.parent }
    }
    return way
  }

  /// The processes below a process.
  package static func descendants(of root: Int32) -> Set<Entry> {
    let all = all()
    var found: Set<Entry> = []
    var parents: Set<Int32> = [root]
    while !parents.isEmpty {
      let children = all.filter { parents.contains($0.parent) }.subtracting(found)
      found.formUnion(children)
      parents = Set(children.map(\.identifier))
    }
    return found
  }
}
