// attack: Leaves a file in the folder for temporary files, and answers correctly.
// documented: DOMjudge fltcmp-test-write-files-between-testcases
// rows: N4
// check: a1.knn.folds
// expect: refused
// boxed: passed
import Glibc

// into splitIntoFolds
for folder in ["/tmp", "/dev/shm", "/var/tmp"] {
  let file = open("\(folder)/@MARK@", O_WRONLY | O_CREAT, 0o666)
  if file >= 0 { close(file) }
}
