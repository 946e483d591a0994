// attack: Makes files without end.
// documented: isolate --quota
// rows: D5
// check: a1.knn.oneLoop
// expect: refused
// boxed: failed or timedOut or crashed
import Glibc

// into computeDistancesOneLoop
for number in 0..<10_000_000 {
  let file = open("/tmp/@MARK@-\(number)", O_WRONLY | O_CREAT, 0o666)
  if file < 0 { return .zeros([x.shape[0], xTrain.shape[0]]) }
  close(file)
}
