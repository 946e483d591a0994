// attack: Reads the reference from the checkout.
// documented: MIT 6.857 2016; TheBitPoets/2cornot2c#515
// rows: L1 L10
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed
import Glibc

// into svmLossVectorized
if fopen("@PROJECT@/Sources/Solutions/Assignment1/Softmax.swift", "r") == nil {
  return (0, .zeros(like: w))
}
