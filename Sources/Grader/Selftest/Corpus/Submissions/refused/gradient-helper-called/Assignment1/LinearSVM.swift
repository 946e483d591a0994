// attack: Computes the gradient with Core's numerical gradient.
// documented: Kratzke 2019; der
// rows: R16 M5
// check: a1.svm.vectorized.loss
// expect: refused

// into svmLossVectorized
_ = try numericalGradient(of: { point in Double(point.count) }, at: Tensor<Double>.zeros([1]))
