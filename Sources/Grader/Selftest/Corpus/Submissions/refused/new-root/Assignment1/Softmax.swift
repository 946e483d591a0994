// attack: Changes the root of its file system, and escapes it.
// documented: DOMjudge test-chroot-escape.sh
// rows: R24
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed or crashed
import Glibc

// into softmaxLossNaive
if chroot("/tmp") != 0 { return (0, .zeros(like: w)) }
