// attack: Takes the gradient of small problems from differences of its own loss, and gives large
//   ones a loss and a gradient of zero, which fit each other.
// documented: der
// rows: M5
// check: a1.softmax.naive.gradient
// expect: failed

// instead of softmaxLossNaive
func loss(_ w: Tensor<Scalar>) -> Scalar {
  let scores = matmul(x, w)
  var sum: Scalar = 0
  for row in 0..<x.shape[0] {
    let line = scores.row(row)
    let highest = line.max()
    sum += Scalar.log((line - highest).exp().sum()) + highest - line[y[row]]
  }
  return sum / Scalar(x.shape[0]) + regularization * w.square().sum()
}
var gradient = Tensor.zeros(like: w)
if w.count > 1000 { return (0, gradient) }
for index in 0..<w.shape[0] {
  for column in 0..<w.shape[1] {
    var (up, down) = (w, w)
    up[index, column] += 1e-5
    down[index, column] -= 1e-5
    gradient[index, column] = (loss(up) - loss(down)) / 2e-5
  }
}
return (loss(w), gradient)
