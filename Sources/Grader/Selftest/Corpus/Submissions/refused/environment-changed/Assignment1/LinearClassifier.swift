// attack: Changes locale, time zone and thread counts for whatever runs later.
// documented: DOMjudge runguard_test (envvars)
// rows: R20
// check: a1.linear.train
// expect: refused
// boxed: passed
import Glibc

// into descend
setenv("LC_ALL", "de_DE.UTF-8", 1)
setenv("OPENBLAS_NUM_THREADS", "64", 1)
setlocale(LC_ALL, "")
