#if os(Linux)
  import GraderTestSupport
  import Box
  import Build
  import Foundation
  import Grader
  import Host
  import Symbols
  import Testing

  /// What a worker is linked with, which is all that hostile code finds in its process.
  @Suite struct WorkerContentTests {
    @Test func `a worker has nothing of Media, the reference or the grader`() throws {
      let folder = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: folder.path("job"), withIntermediateDirectories: true)
      let builder = SubmissionBuild(
        toolchain: try Toolchain.find(), project: try ProjectLayout.find(),
        box: try Box.strongest(), folder: "Assignment1")
      let worker = try builder.build([:], editable: [], in: folder.path("job")).worker
      let program = try ObjectFile([UInt8](try Data(contentsOf: URL(filePath: worker))))
      let names = program.symbols.map(\.name)
      for module in ["4Core", "8Exchange", "11Assignments"] {
        #expect(names.contains { $0.hasPrefix("$s\(module)") }, "\(module)")
      }
      #expect(names.contains { $0.hasPrefix("$s4Core") && $0.contains("9Contract1") })
      for module in ["Contract2", "Course1", "Judging", "LabKit"] {
        #expect(!names.contains { $0.contains("\(module.utf8.count)\(module)") }, "\(module)")
      }
      for module in ["5Media", "9Solution1", "9Solution2", "6Grader"] {
        #expect(!names.contains { $0.contains("$s\(module)") }, "\(module)")
      }
      for library in ["archive_", "png_", "tjInitDecompress", "tj3Init"] {
        #expect(!names.contains { $0.hasPrefix(library) }, "\(library)")
      }
    }

    @Test func `a program for exercises that may use no part of Core has no loops`() throws {
      let module = try SmallModule(["One"])
      var builder = SubmissionBuild(
        toolchain: try Toolchain.find(), project: module.project, box: module.box, folder: "A1")
      builder.loops = .whereAllowed
      let build = try builder.build([:], editable: [], in: module.project.root + "/job")
      let names = try [build.worker, #require(build.bareWorker)].map { path in
        let program = try ObjectFile([UInt8](try Data(contentsOf: URL(filePath: path))))
        return program.symbols.map(\.name).filter { $0.hasPrefix("backprop_") }
      }
      for loop in ["relu", "softmax", "adam", "maxima", "layer_norm", "correlate", "winograd"] {
        #expect(names[0].contains { $0.contains(loop) }, "\(loop)")
        #expect(!names[1].contains { $0.contains(loop) }, "\(loop)")
      }
      // One copy of the memory, for every file that asks what is withheld.
      for names in names { #expect(names.count { $0 == "backprop_gate" } == 1) }
    }
  }
#endif
