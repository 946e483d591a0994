// attack: Requests more threads for its matrix products.
// documented: der
// rows: T11 T12 R20
// check: a1.softmax.vectorized.speed
// expect: refused

// into softmaxLossVectorized
threadCount = 8
