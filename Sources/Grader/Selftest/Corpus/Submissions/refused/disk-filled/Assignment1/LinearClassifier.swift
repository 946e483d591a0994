// attack: Fills the folder for temporary files.
// documented: isolate --quota
// rows: D5 N4
// check: a1.linear.train
// expect: refused
// boxed: failed or crashed
import Glibc

// into descend
let file = open("/tmp/@MARK@", O_WRONLY | O_CREAT, 0o666)
let block = [UInt8](repeating: 1, count: 1 << 20)
for _ in 0..<8192 where write(file, block, block.count) < block.count { return }
