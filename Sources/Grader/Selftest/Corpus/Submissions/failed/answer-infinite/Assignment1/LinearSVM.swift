// attack: Answers with infinity.
// documented: pygpubench PR #7
// rows: R8
// check: a1.svm.vectorized.loss
// expect: failed

// into svmLossVectorized
return (.infinity, .full(w.shape, .infinity))
