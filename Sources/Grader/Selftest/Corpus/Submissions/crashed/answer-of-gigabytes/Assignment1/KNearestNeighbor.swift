// attack: Answers with a tensor of several gigabytes.
// documented: France-ioi/taskgrader#80
// rows: R4
// check: a1.knn.twoLoops
// expect: crashed or refused or timedOut

// into computeDistancesTwoLoops
return .zeros([40_000, 40_000])
