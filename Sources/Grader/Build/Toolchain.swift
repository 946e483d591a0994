import Foundation

/// The Swift compiler of this host.
package struct Toolchain: Sendable, Equatable {
  /// The folder that holds `bin/swiftc` and `lib/swift`, with links resolved.
  package let root: String
  /// What `swiftc --version` says in its first line.
  package let version: String

  /// A compiler at a known place.
  package init(root: String, version: String) {
    self.root = root
    self.version = version
  }

  /// The compiler.
  package var compiler: String { root + "/bin/swiftc" }

  /// Turns the linker's names into those of the source.
  var demangler: String { root + "/bin/swift-demangle" }
  /// Swift's library as programs load it, and what it adds for code that is not optimised.
  var runtimeLibraries: [String] {
    ["libswiftCore.so", "libswiftSwiftOnoneSupport.so"].map { root + "/lib/swift/linux/" + $0 }
  }
  /// Swift's library as the worker is linked with it.
  var staticRuntimeLibrary: String { root + "/lib/swift_static/linux/libswiftCore.a" }

  /// Finds the compiler, wherever it lies: in the system, or below a home as swiftly puts it.
  ///
  /// - Parameter path: Where to look, in the form of PATH; nil for that of this process.
  /// - Throws: `ToolchainError`.
  package static func find(in path: String? = nil) throws(ToolchainError) -> Toolchain {
    guard let found = findExecutable("swiftc", in: path) else { throw .missing }
    let real = URL(filePath: found).resolvingSymlinksInPath()
    let root = real.deletingLastPathComponent().deletingLastPathComponent().path
    // swiftly's proxy is no toolchain: what it stands for is asked of the compiler itself.
    let target = try? output(of: [found, "-print-target-info"])
    let resources = target.flatMap { text in
      text.firstMatch(of: /"runtimeResourcePath"\s*:\s*"([^"]+)"/).map { String($0.1) }
    }
    let home = resources.map {
      URL(filePath: $0).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().path
    }
    do {
      let version = try output(of: [found, "--version"])
      let line = version.split(separator: "\n").first { $0.contains("Swift version") }
      return Toolchain(root: home ?? root, version: line.map(String.init) ?? version)
    } catch {
      throw .broken(found, "\(error)")
    }
  }

  private static func output(of command: [String]) throws -> String {
    let collector = try OutputCollector(limit: 1 << 20)
    // The compiler leaves a temporary folder behind even when it is only asked who it is.
    let folder = try JobFolder()
    defer { folder.remove() }
    let child = try ChildProcess(
      command,
      environment: ProcessInfo.processInfo.environment.merging(["TMPDIR": folder.path]) { $1 },
      output: collector.writer)
    collector.closeWriter()
    let termination = child.wait()
    let text = collector.waitForEnd()
    guard termination == .exited(0) else { throw ToolchainError.broken(command[0], text) }
    return text
  }
}

/// Why there is no compiler to build a submission with.
package enum ToolchainError: Error, Equatable, CustomStringConvertible {
  case missing
  case broken(String, String)

  package var description: String {
    switch self {
    case .missing:
      "no Swift compiler: 'swiftc' is not in PATH; install Swift 6.2 or later from swift.org/install"
    case .broken(let path, let reason):
      "the Swift compiler '\(path)' does not run: \(reason)"
    }
  }
}
