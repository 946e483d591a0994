// attack: Becomes another program.
// documented: DOMjudge stress-test-reboot.c
// rows: D1 R1
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed or crashed
import Glibc

// into softmaxLossNaive
var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/worker"), nil]
execv("/worker", &arguments)
return (0, .zeros(like: w))
