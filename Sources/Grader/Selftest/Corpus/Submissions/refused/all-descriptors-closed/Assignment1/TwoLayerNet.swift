// attack: Closes every descriptor.
// documented: Ares trySetSystemOut; pygpubench#23
// rows: R12 F5
// check: a1.twoLayer.scores
// expect: refused
// boxed: crashed or refused
import Glibc

// into forward
for descriptor in Int32(0)..<1024 { close(descriptor) }
