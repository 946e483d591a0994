// attack: Starts copies of itself without limit.
// documented: DOMjudge test-fork.c; autograder-sandbox test_pid_limit
// rows: D1
// check: a1.twoLayer.scores
// expect: refused
// boxed: crashed or timedOut or failed
@_silgen_name("fork")
private func fork()

// into forward
while true { fork() }
