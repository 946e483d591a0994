// attack: Opens the gate that protects parts of Core, and takes the update step with Core's kernel.
// documented: der
// rows: R16 R19
// check: a2.adam
// expect: refused
@testable import Core

// instead of update
_ = Withholding.close([]) { _ in }
t += 1
var (mean, square) = (m ?? .zeros(like: w), v ?? .zeros(like: w))
w.stepAdam(
  dw, mean: &mean, square: &square, number: t, rate: learningRate, beta1: beta1, beta2: beta2,
  epsilon: epsilon)
(m, v) = (mean, square)
