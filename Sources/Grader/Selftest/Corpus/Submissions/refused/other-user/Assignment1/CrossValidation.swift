// attack: Becomes another user.
// documented: DOMjudge test-permissions
// rows: D10 R24
// check: a1.knn.folds
// expect: refused
// boxed: failed or crashed
import Glibc

// into splitIntoFolds
if setuid(0) != 0 && setgid(0) != 0 && setuid(1) != 0 {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
