import Exchange

#if os(Linux)
  import Box
  import Core
  import Foundation
  import Host
  import Record
  import Run

  extension HostExamination {
    /// Whether a program that keeps starting processes is stopped.
    var threads: Protection {
      // Each process stops itself, so that many exist at the same time.
      let script = "for i in {1..50}; do kill -STOP $BASHPID & done; wait"
      let exceeded = run(["bash", "-c", script], seconds: 2) {
        $0.stage = .build
        $0.limits.processes = 20
      }?.exceeded
      let isHeld = exceeded == .processes
      return Protection(
        name: "threads are limited", isThere: isHeld,
        found: isHeld ? "the twenty-first was refused" : "fifty could be started",
        remedy: "report this")
    }

    /// Whether a worker, in this test one with the reference, gives up rights once it has started.
    var seal: Protection {
      let (filters, own) = ((try? sealedFilters()) ?? 0, Self.filters(of: getpid()))
      return Protection(
        name: "a worker seals itself", isThere: filters >= own + 2,
        found: "\(filters - own) system call filters of its own",
        remedy: "use Linux 5.9 or later")
    }

    /// Starts a worker and returns the largest number of system call filters on any process in its
    /// box.
    private func sealedFilters() throws -> Int {
      let launch = ReferenceWorker.launch(project: try ProjectLayout.find(), box: box)
      let session = WorkerSession(launch)
      defer { session.stop() }
      // No exercise has this name, so the worker reports an error and waits for the next call.
      _ = try session.call("", Payload(), form: AnswerForm(), timeLimit: 10)
      let parents = ProcessFacts.parents()
      let ours = parents.keys.filter { process in
        sequence(first: process) { parents[$0] }.contains(getpid()) && process != getpid()
      }
      return ours.map(Self.filters).max() ?? 0
    }

    private static func filters(of process: Int32) -> Int {
      KernelFile.text("/proc/\(process)/status")?.split(separator: "\n")
        .first { $0.hasPrefix("Seccomp_filters:") }
        .flatMap { $0.split(separator: "\t").last }.flatMap { Int($0) } ?? 0
    }

    /// Whether this host could also build a box without namespaces, which it does not need.
    var secondForm: Protection {
      let fault = Box.ownUserFault()
      return Protection(
        name: "box without namespaces", isThere: fault == nil, isRequired: false,
        found: fault ?? "available, with Landlock version \(Landlock.version)",
        remedy: "nothing: this host has namespaces")
    }
  }
#endif
