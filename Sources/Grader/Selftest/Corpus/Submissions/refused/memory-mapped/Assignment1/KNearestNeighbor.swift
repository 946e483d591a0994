// attack: Maps memory without limit, with system calls.
// documented: DOMjudge test-memsize; isolate NEWS 2.6
// rows: D4
// check: a1.knn.twoLoops
// expect: refused
// boxed: crashed or failed or timedOut
import Glibc

// into computeDistancesTwoLoops
for _ in 0..<4096 {
  guard let block = mmap(nil, 64 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | 0x20, -1, 0),
    block != MAP_FAILED
  else { return .zeros([x.shape[0], xTrain.shape[0]]) }
  memset(block, 1, 64 << 20)
}
