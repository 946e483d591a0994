// attack: Sends an answer byte by byte.
// documented: DOMjudge test-slow-output
// rows: F9 D6
// check: a1.linear.train
// expect: refused
// boxed: refused or timedOut
import Glibc

// into descend
while true {
  for descriptor in Int32(3)..<16 { write(descriptor, [4], 1) }
  usleep(300_000)
}
