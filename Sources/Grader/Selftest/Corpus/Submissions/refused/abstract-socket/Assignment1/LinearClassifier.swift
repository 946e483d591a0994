// attack: Opens a socket with an abstract name, which other boxes might see.
// documented: isolate NEWS 2.4
// rows: N1 N3
// check: a1.linear.train
// expect: refused
// boxed: failed
import Glibc

// into descend
let descriptor = socket(AF_UNIX, 1, 0)
if descriptor < 0 { return }
