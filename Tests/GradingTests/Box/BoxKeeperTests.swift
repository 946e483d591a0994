import GraderTestSupport
import Foundation
import Host
import Testing

#if os(Linux)
  /// The program that ends a box with the grader, at whatever moment that is.
  @Suite(.enabled(if: findExecutable("bwrap") != nil)) struct BoxKeeperTests {
    /// A keeper whose leash a test holds.
    private final class Kept {
      let process: ChildProcess
      private var leash: Int32

      init(_ command: [String]) throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        leash = ends[1]
        let output = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer {
          close(output)
          close(ends[0])
        }
        process = try ChildProcess(
          [try ProjectLayout.find().products + "/Keeper", "4"] + command,
          environment: ["PATH": "/usr/bin:/bin"], output: output, inherited: [4: ends[0]],
          ending: .byItself)
      }

      deinit { release() }

      /// Does what the end of a grader does.
      func release() {
        if leash >= 0 { close(leash) }
        leash = -1
      }
    }

    /// A program that has a child in a session of its own, whose parent is gone.
    private let family = ["/bin/sh", "-c", "(setsid sleep 1000 &); exec sleep 1000"]

    /// The family of a keeper, as soon as it is complete.
    private func members(of kept: Kept) -> Set<ProcessTree.Entry> {
      while true {
        let found = ProcessTree.descendants(of: kept.process.identifier)
        if found.filter({ $0.name == "sleep" }).count == 2 { return found }
        usleep(1000)
      }
    }

    @Test func `it ends as the program does`() throws {
      let ends: [([String], Termination)] = [
        (["/bin/sh", "-c", "exit 7"], .exited(7)),
        (["/bin/sh", "-c", "kill -9 $$"], .signalled(SIGKILL)), (["/nowhere"], .exited(126)),
      ]
      for (command, termination) in ends {
        let kept = try Kept(command)
        #expect(kept.process.wait() == termination, "\(command)")
        kept.release()
      }
    }

    @Test func `all of it ends with the grader, also what lost its parent`() throws {
      let kept = try Kept(family)
      let members = members(of: kept)
      kept.release()
      #expect(kept.process.wait() == .signalled(SIGKILL))
      #expect(ProcessTree.all().isDisjoint(with: members))
    }

    @Test func `all of it ends when it is asked to`() throws {
      let kept = try Kept(family)
      let members = members(of: kept)
      kept.process.kill()
      #expect(ProcessTree.all().isDisjoint(with: members))
    }

    @Test func `what the program leaves ends with the program`() throws {
      let folder = try TemporaryFolder()
      let end = folder.path("end")
      let script = "(setsid sleep 1000 &); while [ ! -e \(end) ]; do sleep 0.01; done; exit 3"
      let kept = try Kept(["/bin/sh", "-c", script])
      var left: Set<ProcessTree.Entry> = []
      while left.isEmpty {
        left = ProcessTree.descendants(of: kept.process.identifier).filter { entry in
          KernelFile.text("/proc/\(entry.identifier)/cmdline") == "sleep\u{0}1000\u{0}"
        }
      }
      try folder.write("", to: "end")
      #expect(kept.process.wait() == .exited(3))
      #expect(ProcessTree.all().isDisjoint(with: left))
    }

    /// bubblewrap alone goes on when its parent ends while it starts.
    @Test func `a box ends with the grader at each moment of its start`() throws {
      let bubblewrap = try #require(findExecutable("bwrap"))
      let mark = "backprop-\(UUID().uuidString)"
      let command = [
        bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/", "/",
        "--",
        "/bin/sh", "-c", "sleep 1000; : \(mark)",
      ]
      for moment in 0..<60 {
        let kept = try Kept(command)
        usleep(UInt32(moment * 250))
        kept.release()
        _ = kept.process.wait()
        let left = ProcessTree.all(mentioning: mark)
        #expect(left.isEmpty, "after \(moment * 250) µs")
      }
    }
  }
#endif
