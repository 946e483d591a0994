import Core
import Glibc

// Exercises that use more memory or more of the stack than they may.

/// What the tests of memory call.
let memoryUses: [Exercise] = [
  Exercise("memory, growing array") { _ in
    var kept: [[UInt8]] = []
    while true { kept.append([UInt8](repeating: 7, count: 64 << 20)) }
  },
  Exercise("memory, one huge array") { _ in
    let huge = [Double](repeating: 0, count: 1 << 40)
    return .answer(.tensor("y"), Tensor([huge[5]]))
  },
  Exercise("memory, small objects") { _ in
    var kept: [Kept] = []
    while true { kept.append(Kept()) }
  },
  Exercise("memory, untouched") { _ in
    while true { UnsafeMutablePointer<UInt8>.allocate(capacity: 64 << 20)[0] = 1 }
  },
  Exercise("memory, text") { _ in
    var text = "text"
    while true { text += text }
  },
  Exercise("memory, tensor") { _ in
    .answer(.tensor("y"), Tensor<Double>.zeros([1 << 20, 1 << 20]))
  },
  Exercise("stack, recursion") { _ in
    .answer(.tensor("y"), Tensor([Double(deeper(1))]))
  },
  Exercise("stack, two functions") { _ in
    .answer(.tensor("y"), Tensor([Double(there(1))]))
  },
  Exercise("stack, wrong address") { _ in
    UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    return Payload()
  },
  Exercise("memory, only said") { _ in
    print("Fatal error: failed to allocate 5 bytes of memory with alignment 8")
    raise(SIGILL)
    return Payload()
  },
]

private final class Kept {
  var numbers = (0, 1, 2, 3)
}

@inline(never) private func deeper(_ depth: Int) -> Int {
  depth == 0 ? 0 : deeper(depth + 1) &+ Int.random(in: 0...depth)
}

@inline(never) private func there(_ depth: Int) -> Int {
  depth == 0 ? 0 : back(depth + 1) &+ Int.random(in: 0...depth)
}

@inline(never) private func back(_ depth: Int) -> Int {
  depth == 0 ? 1 : there(depth + 2) &+ Int.random(in: 0...depth)
}
