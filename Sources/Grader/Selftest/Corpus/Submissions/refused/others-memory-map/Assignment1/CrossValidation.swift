// attack: Reads the memory maps of other processes, including the grader's if it can find it.
// documented: PrairieLearn#14931
// rows: R9
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
let others = (2..<4096).filter { $0 != Int(getpid()) }
if others.allSatisfy({ fopen("/proc/\($0)/maps", "r") == nil }) {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
