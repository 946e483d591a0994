// attack: Leaves a message queue for another box.
// documented: isolate(1), SYSTEM CALL RESTRICTIONS
// rows: N3
// check: a1.linear.train
// expect: refused
// boxed: failed
import Glibc

@_silgen_name("msgget")
private func msgget(_ key: Int32, _ flags: Int32) -> Int32

// into descend
if msgget(Int32("@NUMBER@") ?? 0, 0o1666) < 0 { return }
