// attack: Takes the gradient from the numerical one that Core has.
// documented: Kratzke 2019; der
// rows: R16 M5
// check: a1.svm.vectorized.loss
// expect: refused

// into svmLossVectorized
_ = try numericalGradient(of: { point in Double(point.count) }, at: Tensor<Double>.zeros([1]))
