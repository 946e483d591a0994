// attack: Stores Core's pooling function in a global constant, so that no call to it is visible.
// documented: der
// rows: R16 M5
// check: a2.pool.forward
// expect: refused
// boxed: refused
private let pooled: @Sendable (Tensor<Double>, Pool2DOptions) -> Tensor<Double> = {
  maxPool2D($0, $1).output
}

// instead of maxPoolForwardNaive
let options = Pool2DOptions(
  window: Extent2D(window.height, window.width), stride: Extent2D(window.stride, window.stride))
let out = pooled(Tensor<Double>(x), options)
return (Tensor<Scalar>(out), MaxPoolCache(x: x, window: window))
