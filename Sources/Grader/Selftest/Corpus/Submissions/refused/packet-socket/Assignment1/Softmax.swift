// attack: Opens a raw packet socket.
// documented: DOMjudge test-network.c
// rows: N1
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed
import Glibc

// into softmaxLossNaive
if socket(17, 3, 0) < 0 { return (0, .zeros(like: w)) }
