// attack: Computes the gradient from central differences of its own loss, for inputs of any size.
// documented: der
// rows: M5
// check: a1.softmax.naive.gradient
// expect: timedOut

// instead of softmaxLossNaive
func loss(_ w: Tensor<Scalar>) -> Scalar {
  let scores = matmul(x, w)
  var sum: Scalar = 0
  for row in 0..<x.shape[0] {
    let line = scores.row(row)
    let highest = line.max()
    var total: Scalar = 0
    for column in 0..<w.shape[1] { total += Scalar.exp(line[column] - highest) }
    sum += Scalar.log(total) + highest - line[y[row]]
  }
  return sum / Scalar(x.shape[0]) + regularization * w.square().sum()
}
var gradient = Tensor.zeros(like: w)
for index in 0..<w.shape[0] {
  for column in 0..<w.shape[1] {
    var (up, down) = (w, w)
    up[index, column] += 1e-5
    down[index, column] -= 1e-5
    gradient[index, column] = (loss(up) - loss(down)) / 2e-5
  }
}
return (loss(w), gradient)
