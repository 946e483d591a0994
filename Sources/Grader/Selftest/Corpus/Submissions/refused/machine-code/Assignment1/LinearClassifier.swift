// attack: Writes machine code into memory and jumps to it.
// documented: isolate(1), SYSTEM CALL RESTRICTIONS
// rows: B12 D10
// check: a1.linear.train
// expect: refused
// boxed: failed or crashed
import Glibc

// into descend
let page = mmap(nil, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | 0x20, -1, 0)
if page == MAP_FAILED { return }
