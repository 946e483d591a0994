// attack: Leaves a process running in its own session.
// documented: DOMjudge stress-test-fork-setsid.c; DMOJ/judge-server#318
// rows: D2 T13 N4
// check: a1.linear.train
// expect: refused
// boxed: crashed or passed
import Glibc

@_silgen_name("fork")
private func fork() -> Int32

// into descend
if fork() == 0 {
  setsid()
  if fork() == 0 { sleep(1000) }
  _exit(0)
}
