// attack: Imports the module of the matrix library that Core has, and changes its threads.
// documented: DOMjudge test-multithread.c
// rows: B10 T11
// check: a1.twoLayer.scores
// expect: refused
// boxed: passed
import COpenBLAS

// into forward
openblas_set_num_threads(64)
