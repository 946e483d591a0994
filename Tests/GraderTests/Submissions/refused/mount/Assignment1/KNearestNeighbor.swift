// attack: Mounts a file system.
// documented: DOMjudge test-permissions
// rows: R24 D10
// check: a1.knn.twoLoops
// expect: refused
// boxed: failed or crashed
import Glibc

// into computeDistancesTwoLoops
if mount("none", "/tmp", "tmpfs", 0, nil) != 0 { return .zeros([x.shape[0], xTrain.shape[0]]) }
