// attack: Ends with a message that says it passed.
// documented: DOMjudge test-timelimit-bug.c
// rows: R1 F4
// check: a1.knn.twoLoops
// expect: crashed

// into computeDistancesTwoLoops
fatalError("verdict: passed, 100 of 100 points")
