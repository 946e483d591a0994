// attack: Starts tasks without end.
// documented: Ares README (@AllowThreads)
// rows: D8
// check: a1.twoLayer.scores
// expect: refused
// boxed: refused or failed or passed or timedOut

// into forward
for _ in 0..<1000 { Task.detached { while true {} } }
return (x, .zeros([x.shape[0], b2.count]))
