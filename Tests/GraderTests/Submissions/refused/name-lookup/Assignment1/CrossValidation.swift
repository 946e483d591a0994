// attack: Looks a name up, which carries a secret.
// documented: securescope README
// rows: N1
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
var found: UnsafeMutablePointer<addrinfo>?
if getaddrinfo("secret.example.org", "80", nil, &found) != 0 {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
