// attack: Sets the clock of the machine.
// documented: DOMjudge test-permissions
// rows: D10 T1
// check: a1.linear.train
// expect: refused
// boxed: failed or crashed
import Glibc

// into descend
var then = timespec()
if clock_settime(CLOCK_REALTIME, &then) != 0 { return }
