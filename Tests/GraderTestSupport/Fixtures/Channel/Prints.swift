import Core
import Glibc

// Exercises that print before they end in some way. Nothing here flushes what it printed.

/// What the tests of printed text call.
let prints: [Exercise] = [
  Exercise("print, return") { _ in
    print("printed", [2, 3], terminator: "")
    return quiet
  },
  Exercise("print, throw") { _ in
    print("printed", [2, 3], terminator: "")
    throw PrintedError()
  },
  Exercise("print, trap") { _ in
    print("printed", [2, 3], terminator: "")
    fatalError("boom")
  },
  Exercise("print, abort") { _ in
    print("printed", [2, 3], terminator: "")
    abort()
  },
  Exercise("print, exit") { _ in
    print("printed", [2, 3], terminator: "")
    _exit(3)
  },
  Exercise("print, loop") { _ in
    print("printed", [2, 3], terminator: "")
    while true {}
  },
  Exercise("print, kill") { _ in
    print("printed", [2, 3], terminator: "")
    kill(getpid(), SIGKILL)
    while true {}
  },
  Exercise("print, stub") { _ in
    print("printed", [2, 3], terminator: "")
    try todo("write this")
  },
  Exercise("print, wrong answer") { _ in
    print("printed", [2, 3], terminator: "")
    return Payload()
  },
  Exercise("print half a character, loop") { _ in
    let bytes: [UInt8] = [0x61, 0xF0, 0x9F, 0xA7]
    write(1, bytes, bytes.count)
    while true {}
  },
  Exercise("print much") { _ in
    print("begin")
    let line = String(repeating: "🧪", count: 25_000)
    for _ in 0..<1000 { print(line) }
    print("end")
    return quiet
  },
  Exercise("nearly too late") { _ in
    // The signal that comes then, at once.
    raise(SIGVTALRM)
    return quiet
  },
  Exercise("crash") { input in
    let number = crash(try input.text(.text("way")), [1, 2, 3])
    return .answer(.tensor("y"), Tensor<Double>([Double(number)]))
  },
]

private let quiet = Payload.answer(.tensor("y"), Tensor<Double>([1, 2, 3]))

private struct PrintedError: Error {}

@inline(never) private func crash(_ way: String, _ numbers: [Int]) -> Int {
  switch way {
  case "index": return numbers[numbers.count + way.utf8.count]
  case "overflow": return numbers.reduce(Int.max) { $0 + $1 } + 1
  case "abort": abort()
  case "recursion": return recurse(numbers) { $0.count }
  case "core":
    let x = Tensor<Double>([1, 2, 3])
    return (x + Tensor<Double>([1, 2, 3, 4, 5])).count + 1
  default: return 0
  }
}

@inline(never) private func recurse(_ path: [Int], _ visit: ([Int]) -> Int) -> Int {
  if path[0] < 0 { return 0 }
  let below = recurse([path[0] + 1, visit(path)], visit)
  return below &+ visit(path)
}
