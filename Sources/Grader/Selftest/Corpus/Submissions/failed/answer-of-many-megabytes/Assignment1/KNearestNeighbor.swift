// attack: Answers with far more data than requested.
// documented: France-ioi/taskgrader#80
// rows: R4
// check: a1.knn.twoLoops
// expect: failed

// into computeDistancesTwoLoops
return .zeros([3000, 3000])
