// attack: Answers correctly after a sleep, which takes no CPU time.
// documented: DOMjudge test-sleep.c
// rows: T14 T13
// check: a1.softmax.vectorized.speedReference
// expect: refused
// boxed: failed
import Glibc

// into softmaxLossVectorized
usleep(50_000)
