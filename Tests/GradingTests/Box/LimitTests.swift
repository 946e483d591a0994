#if os(Linux)
  import GraderTestSupport
  import Box
  import Foundation
  import Host
  import Record
  import Testing

  /// The limits of a box, met from inside; with control groups where the host has them, and
  /// without.
  @Suite struct LimitTests {
    /// Both forms of the box, with each way to bound memory and processes, as far as this host has
    /// them.
    private static let boxes: [Box] = {
      let ways = ControlGroups.host.map { [$0, nil] } ?? [nil]
      return BoxForms.kinds.flatMap { kind in ways.map { Box(kind: kind, groups: $0) } }
    }()

    /// What keeps a program in its place until it is ended for what it took: by the watch, which
    /// may be late on a busy machine, or at once by the kernel, which lets some of them go on.
    private func patience(in box: Box) -> String { box.groups == nil ? "stay" : "hold" }

    private func end(
      _ words: [String], in box: Box, change: (inout Box.Program) -> Void
    ) throws -> (Termination?, exceeded: Exceeded?, text: String) {
      var program = try BoxProbe.description(words, stage: .build)
      change(&program)
      let collector = try OutputCollector()
      let process = try box.start(program, output: collector.writer)
      collector.closeWriter()
      let termination = process.wait(until: .now + .seconds(90))
      process.kill()
      return (termination, process.exceeded, collector.waitForEnd())
    }

    @Test(arguments: boxes.indices) func `memory has a limit`(index: Int) throws {
      let end = try end(["touch", "2000", "stay"], in: Self.boxes[index]) {
        $0.limits.memoryBytes = 100 << 20
      }
      #expect(end.exceeded == .memory)
      #expect(end.exceeded?.sentence(.run) == "it exceeded its memory limit of 4096 MB")
    }

    @Test func `address space has a limit, and allocating fails there`() throws {
      let end = try end(["reserve", "300"], in: try Box.strongest()) {
        $0.limits.memoryBytes = 100 << 20
      }
      #expect(end.text == "ENOMEM\n")
      #expect(end.exceeded == nil)
    }

    @Test(arguments: boxes.indices) func `threads and processes have a limit`(index: Int) throws {
      for what in ["threads", "fork"] {
        let box = Self.boxes[index]
        let end = try end([what, "100", patience(in: box)], in: box) { $0.limits.processes = 20 }
        #expect(end.exceeded == .processes, "\(what): \(end)")
      }
    }

    @Test(arguments: boxes.indices)
    func `two boxes at once have a limit on threads each`(index: Int) throws {
      let box = Self.boxes[index]
      var program = try BoxProbe.description(["threads", "40", "hold"], stage: .build)
      program.limits.processes = 60
      let running = try (0..<2).map { _ in
        let collector = try OutputCollector()
        let process = try box.start(program, output: collector.writer)
        collector.closeWriter()
        return (process, collector)
      }
      for (process, collector) in running {
        _ = process.wait(until: .now + .seconds(90))
        process.kill()
        #expect(process.exceeded == nil)
        #expect(collector.waitForEnd() == "40 all\n")
      }
    }

    /// A control group counts what the kernel keeps for files.
    @Test(arguments: boxes.indices.filter { boxes[$0].groups == nil })
    func `files have a limit, also such as hold nothing`(index: Int) throws {
      let end = try end(["files", "1000", "stay"], in: Self.boxes[index]) {
        $0.limits.temporaryBytes = 1 << 20
      }
      #expect(end.exceeded == .temporary)
      let other = try self.end(["files", "200", "hold"], in: Self.boxes[index]) {
        $0.limits.temporaryBytes = 1 << 20
      }
      #expect(other.exceeded == nil)
      #expect(other.text == "all\n")
    }

    @Test func `a program within its limits meets none`() throws {
      for box in Self.boxes {
        let end = try end(["threads", "10", "hold"], in: box) { _ in }
        #expect(end.text == "10 all\n")
        #expect(end.exceeded == nil)
      }
    }

    @Test func `processor time ends with the signal that says so`() throws {
      let end = try end(["spin"], in: try Box.strongest()) { $0.limits.cpuSeconds = 1 }
      #expect(end.0 == .exited(128 + SIGXCPU))
    }

    @Test func `files, descriptors and the stack have limits, and there are no core dumps`() throws
    {
      let box = try Box.strongest()
      let file = try end(["write", "/tmp/file", "64"], in: box) { $0.limits.fileBytes = 4 << 20 }
      #expect(file.0 == .exited(128 + SIGXFSZ))
      let open = try end(["open", "1000"], in: box) { $0.limits.descriptors = 100 }
      #expect(open.text == "97 EMFILE\n")
      #expect(try end(["recurse"], in: box) { _ in }.0 == .exited(128 + SIGSEGV))
      let limits = try end(["read", "/proc/self/limits"], in: box) {
        $0.limits.stackBytes = 4 << 20
      }
      let lines = limits.text.split(separator: "\n").map { $0.split(separator: " ") }
      #expect(lines.contains { $0.starts(with: ["Max", "stack", "size", "4194304", "4194304"]) })
      #expect(lines.contains { $0.starts(with: ["Max", "core", "file", "size", "0", "0"]) })
      #expect(lines.contains { $0.starts(with: ["Max", "locked", "memory", "0", "0"]) })
    }

    @Test func `a group is gone after its box`() throws {
      guard let groups = ControlGroups.host else { return }
      var group: ControlGroup? = try groups.make(limits: .run)
      let folders = try #require(group?.folders)
      let exists = { folders.map { FileManager.default.fileExists(atPath: $0) } }
      #expect(exists().allSatisfy { $0 })
      group = nil
      #expect(exists().allSatisfy { !$0 })
    }

    @Test func `groups of dead graders are removed, and no others`() throws {
      guard let groups = ControlGroups.host else { return }
      let name = ControlGroups.prefix + UUID().uuidString
      let abandoned = groups.parents.map { $0 + "/" + name }
      for folder in abandoned {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      }
      let group = try groups.make(limits: .run)
      groups.removeAbandoned()
      let exists = FileManager.default.fileExists(atPath:)
      #expect(abandoned.allSatisfy { !exists($0) })
      #expect(group.folders.allSatisfy(exists))
    }

    @Test func `groups are found where the kernel says they are`() {
      let first = """
        30 20 0:26 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
        31 20 0:27 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
        """
      #expect(
        ControlGroups.candidates(mounts: first, own: "8:pids:/\n4:memory:/jobs/a\n0::/\n")
          == [
            ControlGroups(
              parents: ["/sys/fs/cgroup/memory/jobs/a", "/sys/fs/cgroup/pids"], version: 1)
          ])
      let second = "30 20 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"
      #expect(
        ControlGroups.candidates(mounts: second, own: "0::/user.slice/a.scope\n").map(\.parents)
          == [
            ["/sys/fs/cgroup/user.slice/a.scope"], ["/sys/fs/cgroup/user.slice"],
            ["/sys/fs/cgroup"],
          ])
      #expect(ControlGroups.candidates(mounts: "", own: "0::/\n").isEmpty)
    }
  }
#endif
