// attack: Calls the reference.
// documented: Kratzke 2019; wafer.ai field guide
// rows: R16 L10
// check: a1.softmax.naive.loss
// expect: refused
import Solution1

// instead of softmaxLossNaive
return try Solution1.softmaxLossNaive(w, x: x, y: y, regularization: regularization)
