// attack: Sends an answer byte by byte.
// documented: DOMjudge test-slow-output
// rows: F9 D6
// check: a1.linear.train
// expect: refused
// boxed: refused or timedOut
import Glibc

// into descend
while true {
  for byte in [4, 0, 0, 0] as [UInt8] {
    for descriptor in Int32(3)..<64 { write(descriptor, [byte], 1) }
    usleep(400_000)
  }
}
