#if os(Linux)
  import GraderTestSupport
  import Box
  import CSeccomp
  import Core
  import Foundation
  import Host
  import Record
  import Reports
  import Testing

  /// The second form of the box, asked from inside.
  @Suite(.disabled(if: OwnUserBox.isImpossible, "this form needs root and Landlock"))
  struct OwnUserBoxTests {
    private func run(
      _ words: String..., stage: Box.Stage = .run
    ) throws -> (Termination?, exceeded: Exceeded?, text: String) {
      try run(words, stage: stage)
    }

    private func run(
      _ words: [String], stage: Box.Stage, change: (inout Box.Program) -> Void = { _ in }
    ) throws -> (Termination?, exceeded: Exceeded?, text: String) {
      var program = try BoxProbe.description(words, stage: stage)
      change(&program)
      let collector = try OutputCollector()
      let child = try OwnUserBox.box.start(program, output: collector.writer)
      collector.closeWriter()
      let termination = child.wait(until: .now + .seconds(90))
      child.kill()
      return (termination, child.exceeded, collector.waitForEnd())
    }

    private func call(
      _ name: String, _ arguments: Int..., stage: Box.Stage = .run
    ) throws -> (Termination?, text: String) {
      let number = seccomp_syscall_resolve_name(name)
      let program = try BoxProbe.description(
        ["call", String(number)] + arguments.map(String.init), stage: stage)
      let collector = try OutputCollector()
      let child = try OwnUserBox.box.start(program, output: collector.writer)
      collector.closeWriter()
      return (child.wait(), collector.waitForEnd())
    }

    @Test(arguments: [Box.Stage.build, .run])
    func `it sees no file of the host's, of the project or of another job`(
      stage: Box.Stage
    ) throws {
      let project = try ProjectLayout.find()
      let other = try TemporaryFolder()
      let secret = try other.write("secret", to: "secret")
      chmod(secret, 0o666)
      for path in ["/", "/home", "/root", "/etc", "/var", "/sys", "/tmp", "/run", "/dev"]
        + [project.root, project.solutions, project.products, project.handouts, other.url.path]
      {
        #expect(try run("list", path, stage: stage).text == "EACCES\n", "\(path)")
      }
      for path in ["/etc/passwd", secret, "/proc/\(getpid())/environ", "/proc/1/mem"] {
        #expect(try run("read", path, stage: stage).text == "EACCES\n", "\(path)")
      }
      for path in [secret, "/tmp/new", "/dev/shm/new", project.root + "/new", "/dev/tty"] {
        #expect(try run("write", path, "1", stage: stage).text == "EACCES\n", "\(path)")
      }
      #expect(other.text("secret") == "secret")
    }

    @Test(arguments: [Box.Stage.build, .run])
    func `it is a user of its own, without groups, rights and a way to new ones`(
      stage: Box.Stage
    ) throws {
      let status = try run("read", "/proc/self/status", stage: stage).text
      let lines = status.split(separator: "\n").map(String.init)
      for line in [
        "NoNewPrivs:\t1", "Seccomp:\t2", "CapInh:\t0000000000000000",
        "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000",
        "CapAmb:\t0000000000000000", "Groups:\t ",
      ] {
        #expect(lines.contains(line), "\(line)")
      }
      let users = try #require(lines.first { $0.hasPrefix("Uid:") }).split(separator: "\t")
      #expect(Set(users.dropFirst()).count == 1)
      let user = try #require(UInt32(users[1]))
      #expect((61_000...61_091).contains(user) && getpwuid(user) == nil)
    }

    @Test func `only the toolchain sees that there are other processes`() throws {
      #expect(try run("list", "/proc").text == "EACCES\n")
      #expect(try run("read", "/proc/1/status").text == "EACCES\n")
      #expect(try run("read", "/proc/1/status", stage: .build).text.contains("Name:"))
      #expect(try run("write", "/proc/self/mem", "1", stage: .build).text == "EACCES\n")
    }

    @Test func `two boxes at once have different users`() throws {
      let first = try OutputCollector()
      let sleeper = try OwnUserBox.box.start(
        try BoxProbe.description(["sleep"], stage: .run), output: first.writer)
      defer { sleeper.kill() }
      first.closeWriter()
      let own = try run("identity").text.split(whereSeparator: \.isWhitespace).dropFirst().first
      let other = KernelFile.text("/proc/\(sleeper.identifier)/status") ?? ""
      #expect(other.contains("Uid:\t61"))
      #expect(own.map { !other.contains("Uid:\t\($0)") } == true)
      // Neither it nor its parent can be reached, with any signal.
      for target in [sleeper.identifier, getpid(), 1] {
        #expect(try run("send", "\(target)", "0").text == "EPERM\n")
      }
    }

    @Test func `it has no network, no shared memory and no way to be another user`() throws {
      for family in [1, 2, 10, 16, 17] {
        for stage in [Box.Stage.build, .run] {
          #expect(try call("socket", family, 1, 0, stage: stage).text == "EPERM\n", "\(family)")
        }
      }
      for name in ["shmget", "msgget", "semget", "mq_open", "setuid", "setresuid", "setgroups"] {
        #expect(try call(name).text == "EPERM\n", "\(name)")
      }
      for name in ["ptrace", "process_vm_readv", "mount", "unshare", "keyctl", "bpf"] {
        #expect(try call(name).0 == .signalled(SIGSYS), "\(name)")
      }
      #expect(try run("fork", "1").0 == .signalled(SIGSYS))
    }

    @Test func `temporary files are its own, and have a size`() throws {
      for words in [["stay"], ["stay", "deleted"]] {
        let outcome = try run(["write", "file", "64"] + words, stage: .build) {
          $0.limits.temporaryBytes = 4 << 20
        }
        #expect(outcome.exceeded == .temporary, "\(words)")
      }
      #expect(try run("write", "file", "2").text == "2 all\n")
      for words in [["files", "1000", "stay"], ["nest", "2000", "stay"]] {
        let outcome = try run(words, stage: .build) { $0.limits.temporaryBytes = 1 << 20 }
        #expect(outcome.exceeded == .temporary, "\(words)")
      }
      #expect(Set(try run("list", ".").text.split(separator: "\n")) == [".", ".."])
    }

    @Test func `what it leaves running ends with it`() throws {
      let mark = UUID().uuidString
      #expect(try run("fork", "4", mark, stage: .build).text == "4 all\n")
      #expect(ProcessTree.all(mentioning: mark).isEmpty)
    }

    @Test func `programs of the host are not run`() throws {
      #expect(try run("exec", "/bin/true", stage: .build).text == "EACCES\n")
      #expect(try run("exec", "/usr/lib/os-release", stage: .run).text == "EACCES\n")
      #expect(try run("copy", "copy", stage: .build).text == "EACCES\n")
    }

    @Test func `it ends when the grader is killed`() throws {
      let folder = try TemporaryFolder()
      try GraderProcess.expectItsBoxesToEnd(
        in: folder.url, environment: ["PATH": try OwnUserBox.path(in: folder)], looks: 250)
    }

    @Test func `a program that is not there is an error, with a channel too`() throws {
      var ends: [Int32] = [0, 0]
      #expect(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0)
      defer { ends.forEach { _ = close($0) } }
      let output = try OutputCollector()
      defer { output.closeWriter() }
      let error = #expect(throws: SpawnError.self) {
        try OwnUserBox.box.start(
          Box.Program(["/nothing"], stage: .run), output: output.writer,
          channel: ChildProcess.Channel(socket: ends[1]))
      }
      #expect(error?.executable == "/nothing")
    }

    @Test(.slow)
    func `submissions are built and graded in it, with the same verdicts`() throws {
      let host = try GradingHost()
      var files = try host.files(in: "Solutions")
      files["Assignment1/Softmax.swift", default: []] += Array("import Solution1\n".utf8)
      let only = ["a1.softmax.naive.loss", "a1.knn.folds", "a1.knn.twoLoops"]
      let report = try host.grade(files, only: only)
      let second = try GradingHost(box: OwnUserBox.box).grade(files, only: only)
      #expect(second.sandbox == "own user and Landlock")
      #expect(second.verdicts == report.verdicts)
      #expect(second.verdicts["a1.knn.folds"] == .passed)
      #expect(second.verdicts["a1.softmax.naive.loss"] == .refused)
    }

    @Test func `a program that is open for writing for another moment is waited for`() throws {
      let folder = try TemporaryFolder()
      chmod(folder.url.path, 0o755)
      var program = try BoxProbe.description(["identity"], stage: .run)
      try MadeProgram.copy(program.binds[0].source, to: folder.path("probe"))
      program.binds[0].source = folder.path("probe")
      let writer = open(folder.path("probe"), O_WRONLY | O_CLOEXEC)
      try #require(writer >= 0)
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { close(writer) }
      let output = try OutputCollector()
      let child = try OwnUserBox.box.start(program, output: output.writer)
      output.closeWriter()
      #expect(child.wait() == .exited(0))
    }

    @Test func `a sealed worker becomes, starts and loads nothing new`() throws {
      try HostileWorker.expectSeal(in: OwnUserBox.box)
    }
  }
#endif
