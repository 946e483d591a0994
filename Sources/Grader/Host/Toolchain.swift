import Foundation

/// The host's Swift compiler.
package struct Toolchain: Sendable, Equatable {
  /// The folder that contains `bin/swiftc` and `lib/swift`, with links resolved.
  package let root: String
  /// The version, such as `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
  package let version: String

  /// Creates a toolchain at a known path.
  package init(root: String, version: String) {
    self.root = root
    self.version = version
  }

  /// The path of the compiler.
  package var compiler: String { root + "/bin/swiftc" }

  /// The path of the linker, which the compiler's driver would start.
  package var linker: String { root + "/bin/ld.lld" }

  /// The path of the demangler, which turns linker names into source names.
  package var demangler: String { root + "/bin/swift-demangle" }

  /// The path of the symbolizer, which finds the lines of addresses; if it is missing, crashes have
  /// no lines.
  package var symbolizer: String { root + "/bin/llvm-symbolizer" }

  /// The path of the disassembler, which finds the lines of forbidden calls; if it is missing, they
  /// are searched by name.
  package var disassembler: String { root + "/bin/llvm-objdump" }

  /// The paths of Swift's dynamic library and of its support library for unoptimized code.
  package var runtimeLibraries: [String] {
    ["libswiftCore.so", "libswiftSwiftOnoneSupport.so"].map { root + "/lib/swift/linux/" + $0 }
  }
  /// The path of Swift's static library, which workers are linked with.
  package var staticRuntimeLibrary: String { root + "/lib/swift_static/linux/libswiftCore.a" }

  /// The path of a file that grading needs and the toolchain lacks, or nil.
  private var missingFile: String? {
    #if os(Linux)
      ([compiler, linker, demangler, staticRuntimeLibrary] + runtimeLibraries)
        .first { !FileManager.default.fileExists(atPath: $0) }
    #else
      nil
    #endif
  }

  /// Finds the compiler, whether it is installed for all users or by swiftly in a home folder.
  ///
  /// - Parameter path: The folders to search, in the format of PATH; nil stands for this process's
  ///   PATH.
  /// - Returns: The compiler.
  /// - Throws: `ToolchainError`.
  package static func find(in path: String? = nil) throws(ToolchainError) -> Toolchain {
    guard let found = findExecutable("swiftc", in: path) else { throw .missing }
    do {
      // The driver would create a temporary folder to answer; the frontend does not.
      let facts = try output(of: [found, "-frontend", "-print-target-info"])
      // The program found may be swiftly's proxy; the actual toolchain contains the resources.
      guard let version = facts.firstMatch(of: /"compilerVersion"\s*:\s*"([^"]+)"/)?.1,
        let resources = facts.firstMatch(of: /"runtimeResourcePath"\s*:\s*"([^"]+)"/)?.1
      else { throw ToolchainError.broken(found, "it does not report where its files are") }
      let root = URL(filePath: String(resources)).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().path
      let toolchain = Toolchain(root: root, version: String(version))
      if let missing = toolchain.missingFile {
        throw ToolchainError.broken(found, "its file '\(missing)' is missing")
      }
      return toolchain
    } catch {
      throw error as? ToolchainError ?? .broken(found, "\(error)")
    }
  }

  private static func output(of command: [String]) throws -> String {
    let collector = try OutputCollector(limit: 1 << 20)
    let child = try ChildProcess(
      command, environment: ProcessInfo.processInfo.environment, output: collector.writer)
    collector.closeWriter()
    let termination = child.wait()
    let text = collector.waitForEnd().trimmingCharacters(in: .whitespacesAndNewlines)
    let end: String
    switch termination {
    case .exited(0): return text
    case .exited(let code): end = "ended with exit code \(code)"
    case .signalled(let signal): end = "was terminated by signal \(signal)"
    }
    throw ToolchainError.broken(command[0], text.isEmpty ? "it \(end) and printed nothing" : text)
  }
}

/// The error thrown if there is no usable compiler for submissions.
package enum ToolchainError: Error, Equatable, CustomStringConvertible {
  case missing
  case broken(String, String)

  package var description: String {
    switch self {
    case .missing:
      "no Swift compiler: 'swiftc' is not in PATH; install Swift 6.2 or later from "
        + "swift.org/install"
    case .broken(let path, let reason):
      "the Swift compiler '\(path)' does not run: \(reason)"
    }
  }
}
