// attack: Leaves files wherever it can, for the next student.
// documented: DOMjudge fltcmp-test-write-files-between-submissions
// rows: N4
// check: a1.knn.oneLoop
// expect: refused
// boxed: failed
import Glibc

// into computeDistancesOneLoop
let folders = [
  "@CANARY@", "@PROJECT@", "/", "/var/tmp", "/dev/shm", "/home", "/root", "/run", "/usr",
]
if folders.allSatisfy({ open("\($0)/@MARK@", O_WRONLY | O_CREAT, 0o666) < 0 }) {
  return .zeros([x.shape[0], xTrain.shape[0]])
}
