// attack: Loads a library and looks a function up in it.
// documented: Ares SecurityUser.java
// rows: B10 R13
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
if dlopen("/tmp/evil.so", RTLD_NOW) == nil {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
