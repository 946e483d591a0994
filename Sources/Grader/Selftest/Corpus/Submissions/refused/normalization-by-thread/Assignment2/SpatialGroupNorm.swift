// attack: Runs Core's kernel on another thread, outside the call.
// documented: der
// rows: R16 T2
// check: a2.spatialGroupnorm.forward
// expect: refused
// boxed: refused
@testable import Core
import Glibc

private final class Work: @unchecked Sendable {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

// instead of spatialGroupNormForward
var result: Normalized<Scalar>?
let channels = x.shape[1]
let work = Work {
  result = groupNorm(
    x, gamma: gamma.reshaped([channels]), beta: beta.reshaped([channels]), groups: groups,
    epsilon: epsilon)
}
var thread = pthread_t()
pthread_create(
  &thread, nil,
  { argument in
    if let argument { Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().run() }
    return nil
  }, Unmanaged.passUnretained(work).toOpaque())
pthread_join(thread, nil)
guard let result else { try todo("the thread did not answer") }
let inverse = result.inverseDeviation.reshaped([x.shape[0] * groups, 1])
let rows = x.reshaped([x.shape[0] * groups, x.count / (x.shape[0] * groups)])
let cache = SpatialGroupNormCache(
  normalized: (rows - rows.mean(axis: 1, keepDims: true)) * inverse, inverseDeviation: inverse,
  gamma: gamma)
return (result.output, cache)
