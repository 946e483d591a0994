// attack: Lists the folders in which secrets could lie.
// documented: securescope README
// rows: L1 N1
// check: a1.knn.twoLoops
// expect: refused
// boxed: failed
import Glibc

// into computeDistancesTwoLoops
let folders = ["@PROJECT@", "@CANARY@", "/home", "/root", "/var", "/etc/ssh", "/run/user"]
if folders.allSatisfy({ opendir($0) == nil }) { return .zeros([x.shape[0], xTrain.shape[0]]) }
