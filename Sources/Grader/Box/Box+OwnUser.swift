#if os(Linux)
  import Foundation
  import Host

  extension Box {
    /// Starts a program in a box without namespaces.
    ///
    /// - Throws: `SpawnError`; `BoxError`; `FilterError`; `JobFolderError`.
    func startAsOwnUser(
      _ program: Program, _ output: Int32, _ channel: ChildProcess.Channel?
    ) throws -> BoxedProcess {
      try BoxGuardian.start()
      let quarters = try BoxQuarters()
      let rules = try Landlock()
      var places: [String: String] = ["/tmp": quarters.temporary]
      for bind in program.binds {
        let place = try quarters.place(bind)
        places[bind.destination] = place
        try rules.allow(Self.rights(bind, program), at: place)
      }
      try rules.allow(.change, at: quarters.temporary)
      try allowSystem(program.stage, rules)
      if program.seesProcesses { try rules.allow(.read, at: "/proc") }
      var launch = ConfinedLaunch(
        command: program.command, user: quarters.user.number, rules: rules.descriptor,
        filter: try program.stage.filter.get().program, limits: program.limits.ofOwnUser)
      launch.command[0] = places[launch.command[0]] ?? launch.command[0]
      launch.directory = places[program.directory] ?? program.directory
      launch.environment = program.environment
      launch.environment["TMPDIR"] = quarters.temporary
      launch.output = output
      launch.channel = channel
      launch.environment.merge(try program.sealing()) { $1 }
      let group = try groups?.make(limits: program.limits)
      launch.groups = group.map { $0.folders.map { $0 + "/cgroup.procs" } } ?? []
      return try BoxedProcess(launch, limits: program.limits, group: group, quarters: quarters)
    }

    /// Returns the rights that a program has to the paths of a bind.
    private static func rights(_ bind: Bind, _ program: Program) -> Landlock.Rights {
      if bind.isWritable { return .change }
      let isProgram = bind.destination == program.command[0] || program.stage == .build
      return isProgram ? [.read, .execute] : .read
    }

    /// Allows access to what every program needs in order to start.
    private func allowSystem(_ stage: Stage, _ rules: Landlock) throws {
      let exists = FileManager.default.fileExists(atPath:)
      let libraries = try RuntimeLibraries.host.get()
      // The linker looks in the folders that these links point to, and fails if it cannot read
      // them.
      let folders = stage == .build ? Array(libraries.links.keys) : []
      for path in libraries.paths + folders where exists(path) {
        try rules.allow(.read, at: path)
      }
      // The kernel starts the loader before every program; libraries do not need this right.
      for path in RuntimeLibraries.loaders where exists(path) {
        try rules.allow([.readFile, .execute], at: path)
      }
      for name in ["null", "zero", "full"] {
        try rules.allow([.readFile, .writeFile], at: "/dev/" + name)
      }
      for name in ["random", "urandom"] { try rules.allow(.readFile, at: "/dev/" + name) }
    }

    /// Returns the reason why this host cannot build a box without namespaces, or nil if it can.
    package static func ownUserFault() -> String? {
      guard geteuid() == 0 else { return "the grader must run as root" }
      guard Landlock.version >= Landlock.neededVersion else {
        let found = Landlock.version == 0 ? "none" : "version \(Landlock.version)"
        return "it needs Landlock version \(Landlock.neededVersion) (Linux 6.2 or later), but the "
          + "kernel has \(found)"
      }
      do {
        let nothing = URL(filePath: "/bin/true").resolvingSymlinksInPath().path
        var program = Program(["/true"], stage: .run)
        program.binds = [Bind(nothing, at: "/true")]
        let output = try OutputCollector()
        defer { output.closeWriter() }
        let child = try Box(kind: .ownUser).start(program, output: output.writer)
        let end = child.wait()
        return end == .exited(0)
          ? nil : "even a program that does nothing fails in the sandbox: \(end)"
      } catch {
        return "\(error)"
      }
    }
  }
#endif
