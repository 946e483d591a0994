package import Box
import Foundation
package import Host
import Testing

/// A small program that tries things in a box: `Fixtures/box-probe.c`, compiled once.
package enum BoxProbe {
  /// How it ended, and what it printed.
  package struct Outcome: Equatable {
    package var termination: Termination
    package var text: String

    /// Creates an outcome of how the program ended and what it printed.
    package init(termination: Termination, text: String) {
      (self.termination, self.text) = (termination, text)
    }

    /// The lines of the text.
    package var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  private static let program = Result { () throws in
    let toolchain = try Toolchain.find()
    let source = try ProjectFolder(above: #filePath).file(
      "Tests/GraderTestSupport/Fixtures/box-probe.c")
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "backprop-box-probe-\(getuid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Several runs of the tests may make it at once, each the same.
    let made = folder.appending(path: "\(UUID().uuidString)").path
    let collector = try OutputCollector()
    let compiler = try ChildProcess(
      [toolchain.root + "/bin/clang", "-w", "-pthread", "-o", made, source.path],
      environment: ["PATH": "/usr/bin:/bin"], output: collector.writer)
    collector.closeWriter()
    try #require(compiler.wait() == .exited(0), "\(collector.waitForEnd())")
    let path = folder.appending(path: "box-probe").path
    guard rename(made, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    return path
  }

  /// What the probe is started with.
  package static func description(_ words: [String], stage: Box.Stage) throws -> Box.Program {
    var program = Box.Program(["/probe"] + words, stage: stage)
    program.binds = [Box.Bind(try self.program.get(), at: "/probe")]
    return program
  }

  /// Runs the probe in a box to its end.
  package static func run(
    _ words: String..., stage: Box.Stage = .run, in box: Box? = nil,
    change: (inout Box.Program) -> Void = { _ in }
  ) throws -> Outcome {
    var program = try description(words, stage: stage)
    change(&program)
    let collector = try OutputCollector()
    let child = try (box ?? Box.strongest()).start(program, output: collector.writer)
    collector.closeWriter()
    let termination = child.wait()
    return Outcome(termination: termination, text: collector.waitForEnd())
  }
}
