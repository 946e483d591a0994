// attack: Answers with an empty tensor.
// documented: SJTU-IPADS/SkVM#120
// rows: R2 R19
// check: a1.knn.twoLoops
// expect: failed or refused

// into computeDistancesTwoLoops
return .zeros([0, 0])
