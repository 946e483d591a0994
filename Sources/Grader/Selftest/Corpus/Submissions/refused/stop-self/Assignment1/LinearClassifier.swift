// attack: Suspends its own process, which then neither runs nor ends.
// documented: DOMjudge test-suspend-ppid.c; Submitty#12540
// rows: R23 D9
// check: a1.linear.train
// expect: refused
// boxed: timedOut or crashed
import Glibc

// into descend
kill(getpid(), SIGSTOP)
