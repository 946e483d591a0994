// attack: Announces an answer of exabytes on every descriptor.
// documented: PrairieLearn (whole file read before its cap); compiler-explorer#6026
// rows: F9
// check: a1.knn.twoLoops
// expect: refused
// boxed: refused
import Glibc

// into computeDistancesTwoLoops
var frame = [UInt8](repeating: 0xFF, count: 24)
frame.replaceSubrange(0..<4, with: [4, 0, 0, 0])
for descriptor in Int32(3)..<64 { write(descriptor, frame, frame.count) }
return .zeros([x.shape[0], xTrain.shape[0]])
