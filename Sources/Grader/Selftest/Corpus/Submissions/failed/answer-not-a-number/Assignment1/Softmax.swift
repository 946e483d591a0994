// attack: Answers with numbers that are none, hoping that they compare with anything.
// documented: pygpubench PR #7
// rows: R8
// check: a1.softmax.naive.loss
// expect: failed

// into softmaxLossNaive
return (.nan, .full(w.shape, .nan))
