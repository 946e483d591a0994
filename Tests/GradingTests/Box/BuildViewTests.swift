#if os(Linux)
  import GraderTestSupport
  import Box
  import Build
  import Foundation
  import Host
  import Testing

  /// What the compiler can change of what it is shown: its output, and nothing else.
  @Suite struct BuildViewTests {
    /// What an attempt may end with; the last is what the kernel says of a place where it mounted.
    private static let errors: Set<String> = ["EROFS", "EACCES", "EPERM", "EBUSY"]

    /// What came of each attempt to change a path in the compiler's box.
    private func changes(_ words: [String], _ binds: [Box.Bind], in box: Box) throws -> Set<String>
    {
      var program = try BoxProbe.description(["change"] + words, stage: .build)
      program.binds += binds
      let collector = try OutputCollector()
      let child = try box.start(program, output: collector.writer)
      collector.closeWriter()
      #expect(child.wait() == .exited(0))
      return Set(collector.waitForEnd().split(separator: "\n").map(String.init))
    }

    @Test(arguments: BoxForms.all)
    func `Core's copy, the sources and the toolchain are read-only`(box: Box) throws {
      let folder = try TemporaryFolder()
      // A copy of Core that may be lost, should one of the attempts get through.
      let project = try ProjectLayout.small(in: folder)
      let source = try folder.write("", to: "job/src/A1/Given.swift")
      let output = try folder.write("", to: "job/out/0.o")
      let builder = SubmissionBuild(
        toolchain: try Toolchain.find(), project: project, box: box, folder: "A1")
      let binds = try builder.binds(source: folder.path("job/src"), output: folder.path("job/out"))
      let core = try PrebuiltCore.of(project)
      #expect(binds.contains { $0.source == core.folder && !$0.isWritable })

      let inside = { (path: String, name: String) in box.remapsPaths ? name : path }
      let own = try FileManager.default.subpathsOfDirectory(atPath: core.folder)
        .map { core.folder + "/" + $0 }
      #expect(own.contains(core.folder + "/objects/Tensor/Tensor.swift.o"))
      let given = [inside(source, "/src/A1/Given.swift"), inside(folder.path("job/src"), "/src")]
      for path in own + [core.folder] + given {
        let found = try changes([path, "remove"], binds, in: box)
        #expect(!found.isEmpty && found.isSubset(of: Self.errors), "\(path): \(found)")
      }
      for bind in binds where !bind.isWritable && bind.source == bind.destination {
        let found = try changes([bind.destination], binds, in: box)
        #expect(!found.isEmpty && found.isSubset(of: Self.errors), "\(bind.source): \(found)")
      }
      #expect(try changes([inside(output, "/out/0.o"), "remove"], binds, in: box) == ["allowed"])
      #expect(!FileManager.default.fileExists(atPath: output))
      #expect(try PrebuiltCore.current(project).folder == core.folder)
    }
  }
#endif
