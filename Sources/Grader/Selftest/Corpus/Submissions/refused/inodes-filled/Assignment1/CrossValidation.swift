// attack: Creates files without limit.
// documented: isolate --quota
// rows: D5
// check: a1.knn.folds
// expect: refused
// boxed: failed or timedOut or crashed
import Glibc

// into splitIntoFolds
for number in 0..<10_000_000 {
  let file = open("/tmp/@MARK@-\(number)", O_WRONLY | O_CREAT, 0o666)
  if file < 0 { return Array(repeating: Fold(x: x, y: y), count: count) }
  close(file)
}
