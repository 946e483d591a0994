// attack: Leaves files wherever it can, for the next student.
// documented: DOMjudge fltcmp-test-write-files-between-submissions
// rows: N4
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
let folders = [
  "@CANARY@", "@PROJECT@", "/", "/var/tmp", "/dev/shm", "/home", "/root", "/run", "/usr",
]
if folders.allSatisfy({ open("\($0)/@MARK@", O_WRONLY | O_CREAT, 0o666) < 0 }) {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
