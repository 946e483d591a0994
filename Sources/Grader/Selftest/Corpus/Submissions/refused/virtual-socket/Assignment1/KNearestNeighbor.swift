// attack: Opens a socket to the machine on which this virtual machine runs.
// documented: isolate(1), SYSTEM CALL RESTRICTIONS
// rows: N3
// check: a1.knn.oneLoop
// expect: refused
// boxed: failed
import Glibc

// into computeDistancesOneLoop
if socket(40, 1, 0) < 0 { return .zeros([x.shape[0], xTrain.shape[0]]) }
