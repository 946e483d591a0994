// attack: Loads a library and looks a function up in it.
// documented: Ares SecurityUser.java
// rows: B10 R13
// check: a1.knn.twoLoops
// expect: refused
// boxed: failed
import Glibc

// into computeDistancesTwoLoops
if dlopen("/tmp/evil.so", RTLD_NOW) == nil { return .zeros([x.shape[0], xTrain.shape[0]]) }
