// attack: Writes to a made-up address.
// documented: pygpubench#23
// rows: R6
// check: a1.svm.vectorized.loss
// expect: crashed

// into svmLossVectorized
UnsafeMutablePointer<Int>(bitPattern: 0x1234_5678)?.pointee = 1
