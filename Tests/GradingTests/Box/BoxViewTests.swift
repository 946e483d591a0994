#if os(Linux)
  import GraderTestSupport
  import Box
  import Foundation
  import Host
  import Record
  import Reports
  import Testing

  /// What a program in the box sees of the host: asked from inside.
  @Suite struct BoxViewTests {
    private func list(_ path: String, stage: Box.Stage = .run) throws -> Set<String> {
      Set(try BoxProbe.run("list", path, stage: stage).lines).subtracting([".", ".."])
    }

    @Test func `a worker sees libraries, its program, and nothing of the host's users`() throws {
      #expect(
        try list("/").subtracting(["lib64", "lib"]) == [
          "confine", "dev", "etc", "probe", "proc", "tmp", "usr",
        ]
      )
      #expect(try list("/etc").isSubset(of: ["alternatives", "ld.so.cache"]))
      #expect(
        try list("/usr").isDisjoint(with: ["bin", "sbin", "local", "include", "share", "src"]))
      #expect(try list("/tmp").isEmpty)
      for path in ["/home", "/root", "/var", "/sys", "/usr/bin", "/etc/passwd", "/run"] {
        #expect(try BoxProbe.run("list", path).text == "ENOENT\n", "\(path)")
      }
      let project = try ProjectLayout.find()
      for path in [project.root, project.solutions, project.products, project.handouts] {
        #expect(try BoxProbe.run("list", path).text == "ENOENT\n", "\(path)")
      }
    }

    @Test(arguments: [Box.Stage.build, .run])
    func `only its own tmp and the usual devices can be written`(stage: Box.Stage) throws {
      let devices: Set<String> = [
        "/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/zero",
      ]
      let writable = try BoxProbe.run("writable", "/", stage: stage).lines
        .filter { !$0.hasPrefix("/dev/pts") }
      #expect(Set(writable).subtracting(devices) == [])
      for path in ["/new", "/dev/shm/new", "/usr/lib/new", "/proc/sys/kernel/core_pattern"] {
        #expect(
          ["EROFS\n", "EACCES\n"].contains(try BoxProbe.run("write", path, "1").text), "\(path)")
      }
    }

    @Test func `tmp is private, and has a size`() throws {
      let outcome = try BoxProbe.run("write", "/tmp/file", "64") { program in
        program.limits.temporaryBytes = 4 << 20
      }
      #expect(outcome.lines == ["4 ENOSPC"])
      #expect(!FileManager.default.fileExists(atPath: "/tmp/file"))
      #expect(try list("/tmp").isEmpty)
    }

    @Test func `a worker becomes no other program, and the compiler none that it wrote`() throws {
      let copy = try BoxProbe.run("copy", "/tmp/copy", stage: .build)
      #expect(copy.text == "EACCES\n")
      let source = URL(filePath: "/bin/true").resolvingSymlinksInPath().path
      for stage in [Box.Stage.build, .run] {
        let other = try BoxProbe.run("exec", "/other", stage: stage) { program in
          program.binds.append(Box.Bind(source, at: "/other"))
        }
        #expect(other.termination == .exited(0))
        #expect(other.text == (stage == .build ? "" : "EACCES\n"))
      }
    }

    @Test func `there are no other processes and no network`() throws {
      let numbers = try list("/proc").compactMap { Int($0) }
      #expect(numbers.count <= 2)
      let identity = try #require(try BoxProbe.run("identity").text.split(separator: " ").first)
      #expect(Int(identity).map { $0 < 10 } == true)
      let interfaces = try BoxProbe.run("read", "/proc/net/dev").lines.filter { $0.contains(":") }
      #expect(interfaces.allSatisfy { $0.contains("lo:") })
      // The init of the box, and a process of the host's.
      #expect(try BoxProbe.run("send", "\(getppid())", "9").text == "ESRCH\n")
      #expect(try BoxProbe.run("send", "1", "9").text == "allowed\n")
    }

    @Test(arguments: [Box.Stage.build, .run])
    func `the memory of the box's first process is out of reach`(stage: Box.Stage) throws {
      for path in ["/proc/1/mem", "/proc/1/task/1/mem", "/proc/1/environ"] {
        #expect(try BoxProbe.run("read", path, stage: stage).text == "ENOENT\n", "\(path)")
      }
      #expect(try BoxProbe.run("write", "/proc/1/new", "1", stage: stage).text == "EROFS\n")
    }

    @Test func `the compiler sees Core, and neither the reference nor the project`() throws {
      let host = try GradingHost()
      var files = try host.files(in: "Solutions")
      files["Assignment1/Softmax.swift", default: []] += Array("import Solution1\n".utf8)
      let report = try host.grade(files, only: ["a1.softmax.naive.loss", "a1.knn.folds"])
      // The rules for sources refuse the import first. `HostileSourceTests` shows what the compiler
      // says without them.
      #expect(report.verdicts["a1.softmax.naive.loss"] == .refused)
      #expect(report.verdicts["a1.knn.folds"] == .passed)
      let messages = report.build.files.flatMap(\.diagnostics).map(\.message)
      #expect(messages.contains { $0.contains("'Solution1' is not allowed (rule 'library')") })
    }

    @Test func `a toolchain below a home is found through links, and nothing else of the home`()
      throws
    {
      let home = try TemporaryFolder()
      let real = try Toolchain.find()
      let root = home.path(".local/share/swiftly/toolchains/6.3.1/usr")
      try home.write("secret", to: ".ssh/key")
      try FileManager.default.createDirectory(
        atPath: URL(filePath: root).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: root, withDestinationPath: real.root)
      #expect(try Toolchain.find(in: root + "/bin").root == real.root)
      // As if the toolchain itself lay there.
      var program = Box.Program([root + "/bin/swiftc", "--version"], stage: .build)
      program.binds = [Box.Bind("/usr/lib"), Box.Bind(root)]
      let collector = try OutputCollector()
      let child = try Box.strongest().start(program, output: collector.writer)
      collector.closeWriter()
      #expect(child.wait() == .exited(0))
      #expect(collector.waitForEnd().contains("Swift version"))
      let view = try BoxProbe.run("list", home.url.path, stage: .build) {
        $0.binds += program.binds
      }
      #expect(Set(view.lines) == [".", "..", ".local"])
    }

    @Test func `a box ends when the grader is killed`() throws {
      let folder = try TemporaryFolder()
      try GraderProcess.expectItsBoxesToEnd(in: folder.url, looks: 100)
    }
  }
#endif
