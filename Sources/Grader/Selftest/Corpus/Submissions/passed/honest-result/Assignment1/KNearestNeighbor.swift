// attack: Honest: prints what it computes, with words that the grader also uses.
// documented: der
// rows: F3 F10
// check: a1.knn.twoLoops
// expect: passed

// into computeDistancesTwoLoops
print("loss: passed <b>0.25</b> & failed = error")
