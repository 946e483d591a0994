// attack: Overwrites its own program and the libraries of the system.
// documented: securescope README
// rows: R22
// check: a1.knn.oneLoop
// expect: refused
// boxed: failed
import Glibc

// into computeDistancesOneLoop
let programs = ["/worker", "/proc/self/exe", "/usr/lib/@MARK@", "/etc/ld.so.preload"]
if programs.allSatisfy({ open($0, O_WRONLY | O_CREAT, 0o777) < 0 }) {
  return .zeros([x.shape[0], xTrain.shape[0]])
}
