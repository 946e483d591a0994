// attack: Attaches to its parent as a debugger.
// documented: PrairieLearn graders/java/sandbox.c
// rows: R9
// check: a1.linear.train
// expect: refused
// boxed: failed or crashed
import Glibc

@_silgen_name("ptrace")
private func trace(_ request: Int, _ process: Int, _ address: Int, _ data: Int) -> Int

// into descend
if trace(16, Int(getppid()), 0, 0) != 0 { return }
