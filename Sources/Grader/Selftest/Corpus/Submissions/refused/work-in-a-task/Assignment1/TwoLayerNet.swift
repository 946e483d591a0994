// attack: Answers immediately, and does the work in a task.
// documented: deep-reinforce.com "Lazy Evaluation"; kernelguard UNSYNC_MULTISTREAM
// rows: T2 T4
// check: a1.twoLayer.scores
// expect: refused
// boxed: failed or refused

// into forward
Task.detached { try await Task.sleep(nanoseconds: 500_000_000) }
return (x, .zeros([x.shape[0], b2.count]))
