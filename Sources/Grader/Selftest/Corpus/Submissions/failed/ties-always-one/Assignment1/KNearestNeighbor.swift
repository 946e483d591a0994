// attack: Predicts label 1 for every example.
// documented: der
// rows: M1
// check: a1.knn.predictLabels.ties
// expect: failed

// into predictLabels
return [Int](repeating: 1, count: distances.shape[0])
