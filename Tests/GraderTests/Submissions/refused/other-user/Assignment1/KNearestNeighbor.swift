// attack: Becomes another user.
// documented: DOMjudge test-permissions
// rows: D10 R24
// check: a1.knn.oneLoop
// expect: refused
// boxed: failed or crashed
import Glibc

// into computeDistancesOneLoop
if setuid(0) != 0 && setgid(0) != 0 && setuid(1) != 0 {
  return .zeros([x.shape[0], xTrain.shape[0]])
}
