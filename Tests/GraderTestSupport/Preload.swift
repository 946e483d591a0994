import Foundation
import Host
import Testing

extension TemporaryFolder {
  /// Compiles a library in C whose functions stand in front of libc's, for the environment of a
  /// command.
  ///
  /// - Returns: What to set for the command.
  package func preload(_ source: String) throws -> [String: String] {
    let library = path("preload.so")
    let compiler = Process()
    compiler.executableURL = URL(filePath: try Toolchain.find().root + "/bin/clang")
    compiler.arguments = [
      "-shared", "-fPIC", "-D_GNU_SOURCE", "-o", library, try write(source, to: "preload.c"),
    ]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
    return ["LD_PRELOAD": library]
  }
}
