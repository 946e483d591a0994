// attack: Imports the matrix library's module, which Core uses, and changes its number of threads.
// documented: DOMjudge test-multithread.c
// rows: B10 T11
// check: a1.twoLayer.scores
// expect: refused
// boxed: passed or timedOut
import COpenBLAS

// into forward
openblas_set_num_threads(64)
