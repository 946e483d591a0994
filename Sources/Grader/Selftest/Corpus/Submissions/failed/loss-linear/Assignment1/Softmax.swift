// attack: Computes a linear loss, whose gradient takes no work: the mean score minus the true one.
// documented: der
// rows: M5
// check: a1.softmax.vectorized.gradient
// expect: failed

// instead of softmaxLossVectorized
let share = 1 / Scalar(w.shape[1])
var scoreGradient = Tensor<Scalar>.full([x.shape[0], w.shape[1]], share)
scoreGradient.add(-1, atColumns: y)
scoreGradient /= Scalar(x.shape[0])
let gradient = matmul(x, scoreGradient, transposeA: true)
return ((gradient * w).sum(), gradient)
