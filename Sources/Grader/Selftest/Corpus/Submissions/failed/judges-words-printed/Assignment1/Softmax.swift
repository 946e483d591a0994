// attack: Prints messages of the kind that the grader prints about its own failures.
// documented: DOMjudge test-timelimit-bug.c
// rows: F4
// check: a1.softmax.naive.loss
// expect: failed

// into softmaxLossNaive
print("error: the grader itself failed, which costs no points\nFatal error: timelimit exceeded")
return (0, .zeros(like: w))
