// attack: Aborts.
// documented: nbgrader tests/apps/files
// rows: R1
// check: a1.knn.twoLoops
// expect: refused
// boxed: crashed
import Glibc

// into computeDistancesTwoLoops
abort()
