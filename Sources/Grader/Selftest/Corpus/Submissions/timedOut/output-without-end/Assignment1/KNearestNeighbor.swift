// attack: Prints forever.
// documented: DOMjudge test-fill-stdout.cc
// rows: D6
// check: a1.knn.twoLoops
// expect: timedOut or crashed

// into computeDistancesTwoLoops
while true { print("0123456789012345678901234567890123456789012345678901234567890123456789") }
