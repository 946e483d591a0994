// attack: Writes to standard error forever.
// documented: DOMjudge test-fill-stderr.cpp
// rows: D6
// check: a1.knn.folds
// expect: refused
// boxed: timedOut or crashed
import Glibc

// into splitIntoFolds
let line = [UInt8](repeating: 0x65, count: 4096)
while true { write(2, line, line.count) }
