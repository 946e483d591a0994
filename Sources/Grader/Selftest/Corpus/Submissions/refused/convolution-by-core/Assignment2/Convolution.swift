// attack: Uses Core's convolution instead of writing the loops that the exercise asks for.
// documented: der
// rows: R16 M5
// check: a2.conv.forward
// expect: refused
// boxed: refused

// instead of convForwardNaive
let options = Conv2DOptions(
  stride: Extent2D(step, step), padding: Extent2D(padding, padding))
return (
  conv2d(x, weight: w, bias: b, options),
  ConvCache(x: x, w: w, stride: step, padding: padding)
)
