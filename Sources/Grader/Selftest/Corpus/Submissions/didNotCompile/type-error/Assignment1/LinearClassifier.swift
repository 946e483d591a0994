// attack: A file that does not type-check, among files that do.
// documented: harvard-edge/cs249r_book PR #1877
// rows: B16
// check: a1.linear.train
// expect: didNotCompile

// into descend
let loss: String = 1
return loss
