// attack: Starts threads without limit.
// documented: Ares README (@AllowThreads)
// rows: D8
// check: a1.knn.twoLoops
// expect: refused
// boxed: failed or crashed or timedOut or refused
import Glibc

// into computeDistancesTwoLoops
for _ in 0..<100_000 {
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { _ in
      sleep(1000)
      return nil
    }, nil)
  if code != 0 { return .zeros([x.shape[0], xTrain.shape[0]]) }
}
