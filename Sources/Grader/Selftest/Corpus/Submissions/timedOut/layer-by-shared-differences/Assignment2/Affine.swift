// attack: Varies one feature of all examples at once, and one weight of all units, because they
//   affect different outputs.
// documented: der
// rows: M5
// check: a2.affine.backward
// expect: timedOut

// instead of affineBackward
let (count, features, units) = (cache.x.shape[0], cache.w.shape[0], cache.w.shape[1])
let x = cache.x.reshaped([count, features])
let none = Tensor<Scalar>.zeros([units])
let out = try affineForward(x, w: cache.w, b: none).out
var (dx, dw) = (Tensor.zeros(like: x), Tensor.zeros(like: cache.w))
for feature in 0..<features {
  var (movedX, movedW) = (x, cache.w)
  movedX[column: feature] += 1
  movedW[row: feature] += 1
  let byX = (try affineForward(movedX, w: cache.w, b: none).out - out) * upstream
  let byW = (try affineForward(x, w: movedW, b: none).out - out) * upstream
  dx[column: feature] = byX.sum(axis: 1)
  dw[row: feature] = byW.sum(axis: 0)
}
return (dx.reshaped(cache.x.shape), dw, upstream.sum(axis: 0))
