// attack: Writes a forged answer on every descriptor.
// documented: pygpubench#23
// rows: F5
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed or refused
import Glibc

// into svmLossVectorized
var frame = [UInt8](repeating: 0, count: 64)
(frame[0], frame[4]) = (4, 1)
for descriptor in Int32(3)..<64 { write(descriptor, frame, frame.count) }
return (0, .zeros(like: w))
