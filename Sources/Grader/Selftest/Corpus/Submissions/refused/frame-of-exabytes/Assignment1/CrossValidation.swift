// attack: Announces an answer of exabytes on every descriptor.
// documented: PrairieLearn (whole file read before its cap); compiler-explorer#6026
// rows: F9
// check: a1.knn.folds
// expect: refused
// boxed: refused
import Glibc

// into splitIntoFolds
var frame = [UInt8](repeating: 0xFF, count: 24)
frame.replaceSubrange(0..<4, with: [4, 0, 0, 0])
for descriptor in Int32(3)..<64 { write(descriptor, frame, frame.count) }
return Array(repeating: Fold(x: x, y: y), count: count)
