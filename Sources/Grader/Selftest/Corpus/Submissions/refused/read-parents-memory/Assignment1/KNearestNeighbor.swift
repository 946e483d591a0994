// attack: Reads its parent's memory with a system call.
// documented: isolate(1), SYSTEM CALL RESTRICTIONS
// rows: R9
// check: a1.knn.oneLoop
// expect: refused
// boxed: failed or crashed
import Glibc

@_silgen_name("process_vm_readv")
private func readOf(
  _ process: Int, _ here: UnsafePointer<iovec>, _ hereCount: Int, _ there: UnsafePointer<iovec>,
  _ thereCount: Int, _ flags: Int
) -> Int

// into computeDistancesOneLoop
var (here, there) = (iovec(), iovec())
if readOf(Int(getppid()), &here, 1, &there, 1, 0) < 0 {
  return .zeros([x.shape[0], xTrain.shape[0]])
}
