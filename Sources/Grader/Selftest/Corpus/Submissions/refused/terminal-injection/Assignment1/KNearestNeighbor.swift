// attack: Opens the grader's terminal, and types a command into it.
// documented: isolate --tty-hack
// rows: N6
// check: a1.knn.twoLoops
// expect: refused
// boxed: failed or crashed
import Glibc

@_silgen_name("ioctl")
private func push(_ descriptor: Int32, _ request: Int, _ letter: UnsafePointer<UInt8>) -> Int32

// into computeDistancesTwoLoops
var letter: UInt8 = 10
let terminals = [0, 1, 2, open("/dev/tty", O_RDWR)].filter { isatty($0) == 1 }
// Newer kernels may reject simulated input for other terminals, but not ordinary output.
for terminal in terminals where push(terminal, 0x5412, &letter) != 0 { write(terminal, &letter, 1) }
if terminals.isEmpty { return .zeros([x.shape[0], xTrain.shape[0]]) }
