// attack: Sends noise on every descriptor.
// documented: autograder-sandbox, Encode tests
// rows: F9
// check: a1.twoLayer.scores
// expect: refused
// boxed: refused
import Glibc

// into forward
let noise = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
for descriptor in Int32(3)..<64 { write(descriptor, noise, noise.count) }
return (x, .zeros([x.shape[0], b2.count]))
