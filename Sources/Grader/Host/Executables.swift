import Foundation

/// Returns the absolute path of a program in PATH or in the given folders; nil if it is not found.
package func findExecutable(_ name: String, in path: String? = nil) -> String? {
  let path = path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  return path.split(separator: ":").map { "\($0)/\(name)" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}
