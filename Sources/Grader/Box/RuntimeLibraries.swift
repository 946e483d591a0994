import Foundation
import Host

/// The files of the host that a program needs in order to start: the loader, its cache, and library
/// folders.
///
/// A worker uses the same libraries as Core, which this process has loaded too. This process's
/// memory map therefore shows the folders of these libraries, wherever they are on the host.
package struct RuntimeLibraries: Sendable, Equatable {
  /// The folders and files that have the same path inside the box as outside.
  package var paths: [String]
  /// The symbolic links to create, as a dictionary from each link's path to its target.
  package var links: [String: String]

  /// The libraries of this host.
  package static let host = Result<RuntimeLibraries, BoxError> { () throws(BoxError) in
    guard let map = KernelFile.text("/proc/self/maps"), map.contains("libc.so") else {
      throw .noLibraries
    }
    return RuntimeLibraries(memoryMap: map, isLink: link(at:))
  }

  /// Finds the libraries in a memory map, in the format of `/proc/self/maps`.
  ///
  /// - Parameters:
  ///   - memoryMap: The text of the memory map.
  ///   - isLink: A closure that returns the target of the symbolic link at a path, or nil if there
  ///     is none.
  package init(memoryMap: String, isLink: (String) -> String?) {
    var folders: Set<String> = []
    for line in memoryMap.split(separator: "\n") {
      guard let start = line.firstIndex(of: "/"), line[start...].contains(".so") else { continue }
      folders.insert(URL(filePath: String(line[start...])).deletingLastPathComponent().path)
    }
    // Swift's own libraries are statically linked into a worker.
    folders = folders.filter { !$0.contains("/lib/swift/") && $0.hasPrefix("/") }
    let outermost = folders.filter { folder in
      !folders.contains { folder.hasPrefix($0 + "/") }
    }
    // Debian selects among several libraries, and their headers, with links in `/etc/alternatives`.
    paths = outermost.sorted() + ["/etc/ld.so.cache", "/etc/alternatives"]
    links = [:]
    // On modern systems `/lib` and `/lib64` are links into `/usr`, and programs expect the loader
    // there.
    for name in ["/lib", "/lib64"] {
      if let target = isLink(name) { links[name] = target }
    }
    for loader in Self.loaders {
      guard let target = isLink(loader) else { continue }
      let folder = URL(filePath: loader).deletingLastPathComponent()
      let inside = isLink(folder.path).map { "/" + $0 } ?? folder.path
      guard !outermost.contains(inside) else { continue }
      links[inside + "/" + URL(filePath: loader).lastPathComponent] = target
    }
  }

  /// The path of the loader, as programs refer to it.
  static let loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"]

  private static func link(at path: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: path)
  }
}
