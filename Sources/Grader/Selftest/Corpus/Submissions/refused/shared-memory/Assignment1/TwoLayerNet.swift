// attack: Leaves named shared memory for another box.
// documented: isolate NEWS 2.6; reference-kernels#160
// rows: N3 T5
// check: a1.twoLayer.scores
// expect: refused
// boxed: failed
import Glibc

// into forward
let path = "/@MARK@"
if shm_open(path, O_RDWR | O_CREAT, 0o666) < 0 { return (x, .zeros([x.shape[0], b2.count])) }
if shmget(Int32("@NUMBER@") ?? 0, 4096, 0o1666) < 0 { return (x, .zeros([x.shape[0], b2.count])) }
