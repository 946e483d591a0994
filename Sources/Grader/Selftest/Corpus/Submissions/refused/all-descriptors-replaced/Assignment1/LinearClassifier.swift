// attack: Replaces every descriptor with /dev/null.
// documented: pygpubench#23
// rows: R12 F5
// check: a1.linear.train
// expect: refused
// boxed: crashed or refused or timedOut
import Glibc

// into descend
let null = open("/dev/null", O_RDWR)
for descriptor in Int32(0)..<64 where descriptor != null { dup2(null, descriptor) }
