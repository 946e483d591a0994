// attack: Sets the clock of the machine.
// documented: DOMjudge test-permissions
// rows: D10 T1
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed or crashed
import Glibc

// into softmaxLossNaive
var then = timespec()
if clock_settime(CLOCK_REALTIME, &then) != 0 { return (0, .zeros(like: w)) }
