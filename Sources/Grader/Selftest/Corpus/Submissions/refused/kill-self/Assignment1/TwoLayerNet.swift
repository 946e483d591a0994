// attack: Kills its own process, so that no handler can report anything.
// documented: DOMjudge test-suspend-ppid.c
// rows: R1 R23
// check: a1.twoLayer.scores
// expect: refused
// boxed: crashed
import Glibc

// into forward
kill(getpid(), SIGKILL)
