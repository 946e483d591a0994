// attack: Mounts a file system.
// documented: DOMjudge test-permissions
// rows: R24 D10
// check: a1.knn.folds
// expect: refused
// boxed: failed or crashed
import Glibc

// into splitIntoFolds
if mount("none", "/tmp", "tmpfs", 0, nil) != 0 {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
