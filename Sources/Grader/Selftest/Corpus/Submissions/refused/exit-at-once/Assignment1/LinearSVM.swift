// attack: Ends the process without running its exit handlers.
// documented: Ares SecurityUser.java
// rows: R1
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: crashed
import Glibc

// into svmLossVectorized
_exit(0)
