#if os(Linux)
  import Box
  import Foundation
  import Host
  import Record

  /// A protection of this host, and the result of testing it.
  package struct Protection: Sendable, Equatable, Codable {
    package var name: String
    package var isThere: Bool
    /// Whether grading untrusted code requires the protection.
    package var isRequired = true
    /// What the test found.
    package var found: String
    /// How to get the protection if it is missing.
    package var remedy: String
  }

  /// Tests every protection of the host; most tests run a system program in the box.
  package struct HostExamination {
    let box: Box

    /// Examines this host.
    package static func protections() -> [Protection] {
      let box: Box
      do {
        box = try Box.strongest()
      } catch {
        let remedy = "run Scripts/setup.sh; in a container, allow user namespaces"
        return [
          Protection(name: "box", isThere: false, found: "\(error)", remedy: remedy), toolchain,
          diskSpace,
        ]
      }
      let examination = HostExamination(box: box)
      return [Protection(name: "box", isThere: true, found: box.name, remedy: "")]
        + (box.remapsPaths ? examination.namespaces : []) + examination.rights
        + (box.remapsPaths ? examination.files : examination.ownUser) + examination.limits
        + [examination.threads, examination.seal]
        + (box.remapsPaths ? [examination.secondForm] : [])
        + [toolchain, diskSpace]
    }

    /// Runs a system program in the box; nil if it could not be started.
    func run(
      _ words: String..., change: (inout Box.Program) -> Void = { _ in }
    ) -> (termination: Termination?, exceeded: Exceeded?, text: String)? {
      run(words, change: change)
    }

    /// Runs a system program, given as an array of words, for at most the given number of seconds.
    func run(
      _ words: [String], seconds: Double = 20, change: (inout Box.Program) -> Void = { _ in }
    ) -> (termination: Termination?, exceeded: Exceeded?, text: String)? {
      let (name, arguments) = (words[0], words.dropFirst())
      guard let path = findExecutable(name) else { return nil }
      var program = Box.Program(["/" + name] + arguments, stage: .run)
      program.binds = [Box.Bind(URL(filePath: path).resolvingSymlinksInPath().path, at: "/" + name)]
      change(&program)
      guard let collector = try? OutputCollector(),
        let child = try? box.start(program, output: collector.writer)
      else { return nil }
      collector.closeWriter()
      let termination = child.wait(until: .now + .seconds(seconds))
      child.kill()
      return (termination, child.exceeded, collector.waitForEnd())
    }

    private var namespaces: [Protection] {
      let kinds = ["user", "pid", "net", "ipc", "uts", "cgroup", "mnt"]
      return kinds.map { kind in
        let path = "/proc/self/ns/" + kind
        let inside = run("readlink", path)?.text.trimmingCharacters(in: .newlines) ?? ""
        let outside = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? ""
        let isOwn = inside.hasPrefix(kind) && inside != outside
        return Protection(
          name: "\(kind) namespace", isThere: isOwn,
          found: isOwn ? "its own" : "'\(inside)' inside, '\(outside)' outside",
          remedy: "use a kernel that has this kind of namespace")
      }
    }

    private var rights: [Protection] {
      let status = run("cat", "/proc/self/status")?.text ?? ""
      var values: [String: String] = [:]
      for line in status.split(separator: "\n") {
        let words = line.split(separator: "\t", maxSplits: 1).map(String.init)
        if words.count == 2 { values[words[0]] = words[1] }
      }
      func protection(_ name: String, _ field: String, _ expected: String) -> Protection {
        let value = values[field + ":"]
        return Protection(
          name: name, isThere: value == expected, found: "\(field) is \(value ?? "unknown")",
          remedy: "use a kernel that supports it, or another version of bubblewrap")
      }
      return [
        filter,
        protection("no new privileges", "NoNewPrivs", "1"),
        protection("no capabilities", "CapEff", "0000000000000000"), otherPrograms,
      ]
    }

    /// Whether a program in the box cannot execute another one that it can see but must not start.
    private var otherPrograms: Protection {
      let other = URL(filePath: "/bin/true").resolvingSymlinksInPath().path
      let end = run("env", "/other") { $0.binds.append(Box.Bind(other, at: "/other")) }?.termination
      // This is the exit code of 'env' if a program may not be started.
      let isClosed = end == .exited(126)
      return Protection(
        name: "other programs cannot be started", isThere: isClosed, isRequired: false,
        found: isClosed ? "permission denied" : "another program was started",
        remedy: "use Linux 5.13 or later, with Landlock")
    }

    /// Whether a forbidden system call ends the program.
    ///
    /// Finding a filter would prove nothing, because the host may have one too.
    private var filter: Protection {
      let end = run("unshare", "--user", "true")?.termination
      // bubblewrap exits like a shell whose program was killed.
      let isThere = end == .signalled(SIGSYS) || end == .exited(128 + SIGSYS)
      return Protection(
        name: "system call filter", isThere: isThere,
        found: isThere
          ? "creating a namespace ends the program"
          : end.map { "a program that requested a namespace ended with \($0)" }
            ?? "'unshare' did not start",
        remedy: "use a kernel that has seccomp, and install util-linux")
    }

    private var files: [Protection] {
      let home = run("test", "-e", "/home")?.termination
      let settings = run("test", "-w", "/proc/sys/kernel/core_pattern")?.termination
      let interfaces = (run("cat", "/proc/net/dev")?.text ?? "?:").split(separator: "\n")
        .filter { $0.contains(":") && !$0.contains("lo:") }
      let full = run("dd", "if=/dev/zero", "of=/tmp/file", "bs=65536", "count=64") {
        $0.limits.temporaryBytes = 1 << 20
      }
      let isFull = full?.text.contains("No space left") == true
      return [
        Protection(
          name: "no home folders", isThere: home == .exited(1),
          found: home == .exited(1) ? "there is no /home" : "/home is visible",
          remedy: "report this"),
        Protection(
          name: "kernel settings read-only", isThere: settings == .exited(1),
          found: settings == .exited(1) ? "read-only" : "writable",
          remedy: "do not grade as root"),
        Protection(
          name: "no network", isThere: interfaces.isEmpty,
          found: interfaces.isEmpty ? "loopback only" : interfaces.joined(separator: ", "),
          remedy: "use a kernel with network namespaces"),
        Protection(
          name: "/tmp is limited", isThere: isFull,
          found: isFull ? "it fills up" : "it does not fill up",
          remedy: "report this"),
      ]
    }

    private var limits: [Protection] {
      // 'dd' runs forever with a buffer that is larger than its memory limit but smaller than its
      // address space.
      let memory = run("dd", "if=/dev/zero", "of=/dev/null", "bs=80M") {
        $0.limits.memoryBytes = 64 << 20
      }?.exceeded
      let way = box.groups.map { "control groups, version \($0.version)" }
      let isHeld = memory == .memory
      return [
        Protection(
          name: "memory is limited", isThere: isHeld,
          found: isHeld
            ? "by \(way ?? "measuring it at intervals")" : "a program used too much memory",
          remedy: "report this"),
        Protection(
          name: "control groups", isThere: way != nil, isRequired: false,
          found: way ?? "none that the grader may use; usage is measured at intervals instead",
          remedy: "grade as root, or have the memory and pids controllers delegated to you"),
      ]
    }

    private static var toolchain: Protection {
      do {
        return Protection(
          name: "toolchain", isThere: true, found: try Toolchain.find().root, remedy: "")
      } catch {
        return Protection(
          name: "toolchain", isThere: false, found: "\(error)",
          remedy: "install Swift from swift.org/install")
      }
    }

    private static var diskSpace: Protection {
      let folder = FileManager.default.temporaryDirectory.path
      let facts = try? FileManager.default.attributesOfFileSystem(forPath: folder)
      let free = (facts?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
      return Protection(
        name: "disk space", isThere: free > 1 << 30, found: "\(free >> 20) MB free in \(folder)",
        remedy: "free up 1 GB, or set TMPDIR to another folder")
    }
  }
#endif
