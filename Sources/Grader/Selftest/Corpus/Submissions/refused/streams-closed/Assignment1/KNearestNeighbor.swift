// attack: Closes its standard streams.
// documented: Ares trySetSystemOut
// rows: R12
// check: a1.knn.twoLoops
// expect: refused
// boxed: passed
import Glibc

// into computeDistancesTwoLoops
for stream in Int32(0)...2 { close(stream) }
