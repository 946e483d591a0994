// attack: Types a command into the grader's terminal.
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
let typed = (Int32(0)...2).contains { push($0, 0x5412, &letter) == 0 }
let terminal = open("/dev/tty", O_RDWR)
if !typed && (terminal < 0 || push(terminal, 0x5412, &letter) != 0) {
  return .zeros([x.shape[0], xTrain.shape[0]])
}
