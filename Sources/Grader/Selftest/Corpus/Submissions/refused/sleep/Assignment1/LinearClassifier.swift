// attack: Sleeps instead of computing, which takes no CPU time.
// documented: DOMjudge test-sleep.c; isolate --wall-time
// rows: T14 R3
// check: a1.linear.train
// expect: refused
// boxed: timedOut
import Glibc

// into descend
sleep(1000)
