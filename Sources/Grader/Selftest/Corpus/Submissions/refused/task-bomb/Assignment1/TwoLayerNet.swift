// attack: Starts tasks without limit.
// documented: Ares README (@AllowThreads)
// rows: D8
// check: a1.twoLayer.scores
// expect: refused
// boxed: passed or timedOut or crashed

// into forward
for _ in 0..<1000 { Task.detached { while true {} } }
