// attack: Stops its parent.
// documented: DOMjudge test-suspend-ppid.c
// rows: R23
// check: a1.softmax.naive.loss
// expect: refused
// boxed: passed or failed or crashed
import Glibc

// into softmaxLossNaive
kill(getppid(), SIGSTOP)
