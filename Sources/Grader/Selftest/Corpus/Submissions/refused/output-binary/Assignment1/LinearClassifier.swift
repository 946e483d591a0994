// attack: Prints binary data, and answers correctly.
// documented: DOMjudge test-binary-output.c; autograder-sandbox Encode tests
// rows: D11
// check: a1.linear.train
// expect: refused
// boxed: passed
import Glibc

// into descend
let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167) }
write(1, bytes, bytes.count)
write(2, [0, 0, 0, 0xFF, 0xFE, 0xED, 0xA0, 0x80], 8)
