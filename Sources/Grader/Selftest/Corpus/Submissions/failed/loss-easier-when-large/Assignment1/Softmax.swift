// attack: Takes the gradient of small problems from differences of the right loss, and computes for
//   large ones the distance to the best score, whose gradient is nearly the same.
// documented: der
// rows: M5
// check: a1.softmax.naive.gradient
// expect: failed or timedOut

// instead of softmaxLossNaive
let (count, isLarge) = (x.shape[0], w.count > 10_000)
func loss(_ w: Tensor<Scalar>) -> Scalar {
  let scores = matmul(x, w)
  var sum: Scalar = 0
  for row in 0..<count {
    let line = scores.row(row)
    let highest = line.max()
    sum += highest - line[y[row]]
    if !isLarge { sum += Scalar.log((line - highest).exp().sum()) }
  }
  return sum / Scalar(count) + regularization * w.square().sum()
}
var gradient = 2 * regularization * w
if isLarge {
  let best = matmul(x, w).argmax(axis: 1).scalars
  var scoreGradient = Tensor<Scalar>.zeros([count, w.shape[1]])
  scoreGradient.add(1, atColumns: best)
  scoreGradient.add(-1, atColumns: y)
  return (loss(w), gradient + matmul(x, scoreGradient, transposeA: true) / Scalar(count))
}
for index in 0..<w.shape[0] {
  for column in 0..<w.shape[1] {
    func difference(_ step: Scalar) -> Scalar {
      var (up, down) = (w, w)
      up[index, column] += step
      down[index, column] -= step
      return loss(up) - loss(down)
    }
    gradient[index, column] = (8 * difference(1e-3) - difference(2e-3)) / 1.2e-2
  }
}
return (loss(w), gradient)
