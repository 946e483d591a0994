// attack: Has one file with a type error, among files that compile.
// documented: harvard-edge/cs249r_book PR #1877
// rows: B16
// check: a1.linear.train
// expect: didNotCompile

// into descend
let loss: String = 1
return loss
