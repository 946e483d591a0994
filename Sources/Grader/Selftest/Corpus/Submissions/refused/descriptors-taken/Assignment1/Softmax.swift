// attack: Opens as many descriptors as possible.
// documented: isolate --open-files
// rows: D5
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed
import Glibc

// into softmaxLossNaive
var last: Int32 = 0
while last >= 0, last < 900 { last = open("/dev/null", O_RDONLY) }
if last < 0 { return (0, .zeros(like: w)) }
