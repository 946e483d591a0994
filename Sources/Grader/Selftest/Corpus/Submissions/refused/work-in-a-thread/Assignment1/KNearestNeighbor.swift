// attack: Answers immediately, and lets a thread fill in the answer later.
// documented: deep-reinforce.com "Thread Injection"; KernelBench PR #82
// rows: T2 T3
// check: a1.knn.twoLoops
// expect: refused
// boxed: failed or refused or timedOut
import Glibc

// into computeDistancesTwoLoops
var thread = pthread_t()
pthread_create(
  &thread, nil,
  { _ in
    usleep(200_000)
    return nil
  }, nil)
return .zeros([x.shape[0], xTrain.shape[0]])
