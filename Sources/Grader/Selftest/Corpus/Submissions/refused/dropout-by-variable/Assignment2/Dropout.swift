// attack: Uses the dropout of automatic differentiation, without recording anything.
// documented: der
// rows: R16 M5
// check: a2.dropout.forward
// expect: refused
// boxed: refused

// instead of dropoutForward
if mode == .test { return (x, DropoutCache(mask: nil)) }
let ones = Variable(Tensor<Scalar>.ones(x.shape))
let others = noGrad { ones.dropout(keep, using: &random).value }
let mask = Tensor<Scalar>(others .<= 0) / Scalar(keep)
return (x * mask, DropoutCache(mask: mask))
