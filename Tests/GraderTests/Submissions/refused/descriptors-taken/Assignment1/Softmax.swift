// attack: Takes every descriptor there is.
// documented: isolate --open-files
// rows: D5
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed or crashed or passed
import Glibc

// into softmaxLossNaive
while open("/dev/null", O_RDONLY) >= 0 {}
return (0, .zeros(like: w))
