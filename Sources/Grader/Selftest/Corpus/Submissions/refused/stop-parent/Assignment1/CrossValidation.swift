// attack: Suspends its parent.
// documented: DOMjudge test-suspend-ppid.c
// rows: R23
// check: a1.knn.folds
// expect: refused
// boxed: passed
import Glibc

// into splitIntoFolds
kill(getppid(), SIGSTOP)
