// attack: Computes the gradient of large inputs from finite differences of its own loss.
// documented: der
// rows: M5
// check: a1.svm.vectorized.speedReference
// expect: timedOut or failed

// into svmLossVectorized
if x.shape[0] > 100 {
  var gradient = Tensor.zeros(like: w)
  let base = try svmLossNaive(w, x: x, y: y, regularization: regularization).loss
  for index in 0..<w.shape[0] {
    for column in 0..<w.shape[1] {
      var moved = w
      moved[index, column] += 0.001
      let loss = try svmLossNaive(moved, x: x, y: y, regularization: regularization).loss
      gradient[index, column] = (loss - base) / 0.001
    }
  }
  return (base, gradient)
}
