// attack: Answers with NaN, hoping that it compares equal to anything.
// documented: pygpubench PR #7
// rows: R8
// check: a1.softmax.naive.loss
// expect: failed

// into softmaxLossNaive
return (.nan, .full(w.shape, .nan))
