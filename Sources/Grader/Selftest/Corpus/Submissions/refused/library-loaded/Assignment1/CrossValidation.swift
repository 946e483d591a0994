// attack: Loads a library.
// documented: Ares SecurityUser.java
// rows: B10 R13
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
// A library that every system has, and that nothing here has loaded.
if dlopen("libBrokenLocale.so.1", RTLD_NOW) == nil {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
