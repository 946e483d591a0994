// attack: Calls the given fast layer, whose file may use Core's convolution.
// documented: der
// rows: R16 M5
// check: a2.conv.backward
// expect: refused
// boxed: refused

// instead of convBackwardNaive
let (_, fast) = convForwardFast(
  cache.x, w: cache.w, b: .zeros([cache.w.shape[0]]), stride: cache.stride, padding: cache.padding)
return convBackwardFast(upstream, fast)
