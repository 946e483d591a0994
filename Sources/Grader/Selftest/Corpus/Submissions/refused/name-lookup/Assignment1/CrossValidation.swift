// attack: Looks up a host name that contains a secret; a server that does not know the name still
//   receives it.
// documented: securescope README
// rows: N1
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
var found: UnsafeMutablePointer<addrinfo>?
if ![0, EAI_NONAME].contains(getaddrinfo("secret.example.org", "80", nil, &found)) {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
