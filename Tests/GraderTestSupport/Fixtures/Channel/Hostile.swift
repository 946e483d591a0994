import Core
import Glibc

// Exercises that attack the channel between worker and grader. The tests of the channel compile
// this file into a worker; no submission of a student's could bring bindings of its own.

/// What the tests call.
public let exercises: [Exercise] =
  [
    Exercise("honest") { _ in honest },
    Exercise("extra") { _ in honest.adding { $0.set(.w, Tensor([1.0])) } },
    Exercise("missing") { _ in Payload() },
    Exercise("type") { _ in .answer(y, Tensor<Float>([1, 2, 3])) },
    Exercise("text") { _ in honest.adding { $0.set(.text("verdict"), "passed") } },
    Exercise("shape") { _ in .answer(y, Tensor<Double>.zeros([3, 2])) },
    Exercise("huge") { _ in .answer(y, Tensor<Double>.zeros([3, 100_000])) },
    Exercise("throws") { _ in throw LongError() },
    Exercise("exit 0") { _ in exit(0) },
    Exercise("exit 3") { _ in exit(3) },
    Exercise("_exit 0") { _ in _exit(0) },
    Exercise("abort") { _ in abort() },
    Exercise("become another program") { _ in
      var arguments: [UnsafeMutablePointer<CChar>?] = [nil]
      execv("/worker", &arguments)
      return honest
    },
    Exercise("start another program") { _ in
      var (child, arguments): (pid_t, [UnsafeMutablePointer<CChar>?]) = (0, [nil])
      posix_spawn(&child, "/worker", nil, nil, &arguments, nil)
      return honest
    },
    Exercise("machine code, limits, socket") { _ in
      let code = mmap(nil, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      var limit = rlimit(rlim_cur: 10, rlim_max: 10)
      guard code == MAP_FAILED, setrlimit(__rlimit_resource_t(7), &limit) == -1,
        socket(AF_INET, 1, 0) == -1, getenv("BACKPROP_SEAL") == nil
      else { fatalError("not sealed") }
      return honest
    },
    Exercise("stop") { _ in
      raise(SIGSTOP)
      return honest
    },
    Exercise("deaf loop") { _ in
      for number in [SIGTERM, SIGINT, SIGHUP, SIGALRM, SIGXCPU] { signal(number, SIG_IGN) }
      signal(SIGTERM) { _ in while true {} }
      raise(SIGTERM)
      return honest
    },
    Exercise("kill parent") { _ in
      kill(getppid(), SIGKILL)
      kill(getppid(), SIGSTOP)
      kill(-1, SIGKILL)
      return honest
    },
    Exercise("exit later") { _ in
      later(microseconds: 50_000) { _exit(0) }
      return honest
    },
    Exercise("print") { _ in
      later(microseconds: 50_000) { print("printed after the answer") }
      print("printed before the answer")
      fflush(nil)
      return honest
    },
    Exercise("close") { _ in
      close(channel)
      return honest
    },
    Exercise("take a name") { input in
      setName(pthread_self(), (try? input.text(.text("name"))) ?? "")
      return honest
    },
    Exercise("close and loop") { _ in
      close(channel)
      while true {}
    },
    Exercise("channel") { _ in
      let facts = [Int(channel), Int(fcntl(channel, F_GETFD))]
      return honest.adding { $0.set(.ints("channel"), facts) }
    },
    Exercise("descriptors of a child") { input in
      if try input.contains(.text("channel")) && input.text(.text("channel")) == "open" {
        _ = fcntl(channel, F_SETFD, 0)
      }
      let numbers = descriptorsOfChild()
      return honest.adding {
        $0.set(.ints("channel"), [Int(channel)])
        $0.set(.ints("descriptors"), numbers)
      }
    },
    Exercise("null") { _ in
      dup2(open("/dev/null", O_RDWR), channel)
      return honest
    },
    Exercise("output") { _ in
      dup2(1, channel)
      return honest
    },
    Exercise("fork") { _ in
      if fork() == 0 { return honest }
      pause()
      return honest
    },
    Exercise("thread") { _ in
      onThread { while true { usleep(1000) } }
      return honest.adding { $0.set(.int("calls"), count()) }
    },
    Exercise("idle thread") { _ in
      onThread { pause() }
      return honest
    },
    Exercise("count") { _ in honest.adding { $0.set(.int("calls"), count()) } },
    Exercise("settings") { _ in
      let found = Tensor<Int>([Int(fegetround()), threadCount], shape: [2])
      fesetround(FE_UPWARD)
      threadCount = 8
      var answer = Payload()
      answer.set(.ints("settings"), found)
      return answer
    },
    Exercise("two threads") { _ in
      let threads = [onThread(spin), onThread(spin)]
      for thread in threads { pthread_join(thread, nil) }
      return honest
    },
    Exercise("answer before the next call") { _ in
      later(microseconds: 50_000) { send(channel, [UInt8](repeating: 4, count: 24), 24, 0) }
      return honest
    },
    Exercise("never read again") { _ in
      later(microseconds: 50_000) { while true { pause() } }
      return honest
    },
  ]
  + forgeries.map { name, forge in
    Exercise("forge " + name) { _ in
      intercept(forge)
      return honest
    }
  } + coreUses + prints + memoryUses

/// What is sent in the place of the worker's answer: what, over which descriptor.
private let forgeries: [(String, @Sendable ([UInt8], Int32) -> Void)] = [
  ("nothing", { frame, end in sendAll(frame, end) }),
  ("twice", { frame, end in sendAll(frame + frame, end) }),
  ("sequence", { frame, end in sendAll(frame.changing(4), end) }),
  ("token", { frame, end in sendAll(frame.changing(8), end) }),
  ("kind", { frame, end in sendAll(frame.changing(2), end) }),
  ("ready", { frame, end in sendAll(frame.changing(0, to: 2), end) }),
  ("place, then the answer", { frame, end in sendAll(place(frame, 24) + frame, end) }),
  (
    "place, then nothing",
    { frame, end in
      sendAll(place(frame, 512), end)
      _exit(0)
    }
  ),
  (
    "three places",
    { frame, end in sendAll(place(frame, 8) + place(frame, 0) + place(frame, 8), end) }
  ),
  ("long place", { frame, end in sendAll(place(frame, 520), end) }),
  ("odd place", { frame, end in sendAll(place(frame, 7), end) }),
  ("longer frame", { frame, end in sendAll(frame.changing(22), end) }),
  ("shorter frame", { frame, end in sendAll(frame.changing(16), end) }),
  ("empty frame", { frame, end in sendAll(Array(frame[..<16] + [0, 0, 0, 0, 0, 0, 0, 0]), end) }),
  ("longer header", { frame, end in sendAll(frame.changing(29), end) }),
  ("json", { frame, end in sendAll(frame.changing(33), end) }),
  ("long text", { frame, end in sendAll(frame.changing(0, to: 6).changing(18), end) }),
  ("half", { frame, end in sendAll(Array(frame.prefix(40)), end) }),
  (
    "slowly",
    { frame, end in
      for byte in frame {
        sendAll([byte], end)
        usleep(50_000)
      }
    }
  ),
]

private let y = Key.tensor("y")
private let honest = Payload.answer(y, Tensor<Double>([1, 2, 3]))

nonisolated(unsafe) private var calls = 0

/// Which call of this process it is.
private func count() -> Int {
  calls += 1
  return calls
}

private struct LongError: Error, CustomStringConvertible {
  var description: String { String(repeating: "long ", count: 10_000) }
}

/// The descriptor of the channel, as anybody in the process can find it.
private var channel: Int32 { CommandLine.arguments.last.flatMap { Int32($0) } ?? -1 }

// The module of the C library does not let Swift have it.
@_silgen_name("fork") private func fork() -> Int32
@discardableResult @_silgen_name("pthread_setname_np")
private func setName(_ thread: pthread_t, _ name: UnsafePointer<CChar>) -> Int32

/// What a program that this one starts finds open.
private func descriptorsOfChild() -> [Int] {
  guard let pipe = popen("ls /proc/self/fd", "r") else { return [] }
  defer { pclose(pipe) }
  var (numbers, line): ([Int], [CChar]) = ([], [CChar](repeating: 0, count: 64))
  while fgets(&line, Int32(line.count), pipe) != nil { numbers.append(atol(line)) }
  return numbers
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

@discardableResult private func onThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
      return nil
    }, Unmanaged.passRetained(Work(body)).toOpaque())
  return thread
}

nonisolated(unsafe) private var alarm: () -> Void = {}

/// Does something from a signal handler, which no count of threads shows.
private func later(microseconds: Int, _ body: @escaping () -> Void) {
  alarm = body
  signal(SIGALRM) { _ in alarm() }
  var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: microseconds))
  setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
}

/// Works for 50 ms of processor time.
private func spin() {
  var time = timespec()
  repeat { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) } while time.tv_nsec < 50_000_000
}

/// Comes between the worker and the grader, and hands the worker's answer to `forge`.
private func intercept(_ forge: @escaping @Sendable ([UInt8], Int32) -> Void) {
  var ends: [Int32] = [0, 0]
  socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
  let (mine, real) = (ends[0], dup(channel))
  dup2(ends[1], channel)
  onThread {
    var frame = receiveAll(24, mine)
    let length = frame[16..<24].reversed().reduce(0) { $0 << 8 | Int($1) }
    frame += receiveAll(length, mine)
    forge(frame, real)
  }
}

private func receiveAll(_ count: Int, _ end: Int32) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  recv(end, &bytes, count, Int32(MSG_WAITALL))
  return bytes
}

private func sendAll(_ bytes: [UInt8], _ end: Int32) {
  send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL))
}

/// A frame about a position, with as many bytes of addresses, to the same call as another frame.
private func place(_ frame: [UInt8], _ length: Int) -> [UInt8] {
  let header = frame.changing(0, to: 8)[..<16] + [UInt8(length & 255), UInt8(length >> 8)]
  return header + [0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0xAB, count: length)
}

extension [UInt8] {
  /// The bytes with one of them changed.
  fileprivate func changing(_ index: Int, to value: UInt8? = nil) -> [UInt8] {
    var copy = self
    copy[index] = value ?? copy[index] ^ 1
    return copy
  }
}

extension Payload {
  fileprivate func adding(_ change: (inout Payload) -> Void) -> Payload {
    var copy = self
    change(&copy)
    return copy
  }
}
