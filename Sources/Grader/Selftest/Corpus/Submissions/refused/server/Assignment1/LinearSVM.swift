// attack: Opens a port and waits for commands.
// documented: DOMjudge test-network.c
// rows: N1
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed
import Glibc

// into svmLossVectorized
let descriptor = socket(AF_INET, 1, 0)
if descriptor < 0 || listen(descriptor, 1) != 0 { return (0, .zeros(like: w)) }
