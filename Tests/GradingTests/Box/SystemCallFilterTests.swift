#if os(Linux)
  import GraderTestSupport
  import Box
  import CSeccomp
  import Core
  import Foundation
  import Host
  import Testing

  /// The filters of system calls, asked from inside the box.
  @Suite struct SystemCallFilterTests {
    /// How bubblewrap tells that its program was ended by SIGSYS.
    private static let killed = Termination.exited(128 + SIGSYS)

    private func call(
      _ name: String, _ arguments: [Int] = [], in stage: Box.Stage
    ) throws -> BoxProbe.Outcome? {
      let number = seccomp_syscall_resolve_name(name)
      // Processors of our time lack some of the older calls.
      guard number >= 0 else { return nil }
      let collector = try OutputCollector()
      let words = ["call", String(number)] + arguments.map(String.init)
      let program = try BoxProbe.description(words, stage: stage)
      let child = try Box.strongest().start(program, output: collector.writer)
      collector.closeWriter()
      let termination = child.wait()
      return BoxProbe.Outcome(termination: termination, text: collector.waitForEnd())
    }

    @Test(arguments: [Box.Stage.build, .run])
    func `what no honest program calls ends the process`(stage: Box.Stage) throws {
      let names = [
        "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "mount",
        "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsmount",
        "mount_setattr", "unshare", "setns", "keyctl", "add_key", "request_key", "bpf",
        "perf_event_open", "userfaultfd", "init_module", "finit_module", "delete_module",
        "kexec_load", "open_by_handle_at", "name_to_handle_at", "quotactl", "swapon", "reboot",
        "acct", "settimeofday", "clock_settime", "adjtimex", "sethostname", "syslog",
      ]
      for name in names {
        guard let outcome = try call(name, in: stage) else { continue }
        #expect(outcome == BoxProbe.Outcome(termination: Self.killed, text: ""), "\(name)")
      }
      #expect(try call("personality", [0x0004_0000], in: stage)?.termination == Self.killed)
      #expect(try call("personality", [0xffff_ffff], in: stage)?.text == "allowed\n")
    }

    @Test(arguments: [Box.Stage.build, .run])
    func `what libraries may try is not permitted`(stage: Box.Stage) throws {
      // AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_ALG, AF_VSOCK.
      for family in [1, 2, 10, 16, 17, 38, 40] {
        #expect(try call("socket", [family, 1, 0], in: stage)?.text == "EPERM\n", "\(family)")
      }
      let names = [
        "socketpair", "connect", "bind", "io_uring_setup", "memfd_create", "setuid", "shmget",
        "mq_open", "mknodat", "setpriority",
      ]
      for name in names {
        #expect(try call(name, in: stage)?.text == "EPERM\n", "\(name)")
      }
      // TIOCSTI, TIOCLINUX and TIOCSETD, on stdout.
      for request in [0x5412, 0x541c, 0x5423] {
        #expect(try call("ioctl", [1, request, 0], in: stage)?.text == "ENOTTY\n")
      }
      #expect(try call("prctl", [22, 1, 0], in: stage)?.text != "allowed\n")
      #expect(try call("clone3", in: stage)?.text == "ENOSYS\n")
      #expect(try call("io_setup", in: stage)?.text == "ENOSYS\n")
      #expect(try call("seccomp", [2, 0, 0], in: stage)?.text == "ENOSYS\n")
    }

    @Test func `new namespaces are refused to clone`() throws {
      let (newUser, newNetwork, signal) = (0x1000_0000, 0x4000_0000, 17)
      for flag in [newUser, newNetwork] {
        #expect(try call("clone", [flag | signal, 0], in: .build)?.text == "ENOSYS\n")
        #expect(try call("clone", [flag | signal, 0], in: .run)?.termination == Self.killed)
      }
    }

    @Test func `a worker starts threads and no processes`() throws {
      #expect(try BoxProbe.run("threads", "4").lines == ["4 all"])
      #expect(try BoxProbe.run("fork", "1").termination == Self.killed)
      #expect(try call("vfork", in: .run)?.termination == Self.killed)
      #expect(try BoxProbe.run("fork", "4", stage: .build).lines == ["4 all"])
    }

    @Test func `the process is under a filter, without rights and without a way to new ones`()
      throws
    {
      for stage in [Box.Stage.build, .run] {
        let status = try BoxProbe.run("read", "/proc/self/status", stage: stage).lines
        for line in [
          "NoNewPrivs:\t1", "Seccomp:\t2", "CapInh:\t0000000000000000",
          "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000",
          "CapAmb:\t0000000000000000",
        ] {
          #expect(status.contains(line), "\(line)")
        }
      }
    }

    @Test func `a sealed worker becomes, starts and loads nothing new`() throws {
      try HostileWorker.expectSeal(in: try Box.strongest())
    }
  }
#endif
