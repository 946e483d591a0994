// attack: Asks the kernel about the network.
// documented: isolate(1), SYSTEM CALL RESTRICTIONS
// rows: N3
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed
import Glibc

// into svmLossVectorized
if socket(16, 3, 0) < 0 { return (0, .zeros(like: w)) }
