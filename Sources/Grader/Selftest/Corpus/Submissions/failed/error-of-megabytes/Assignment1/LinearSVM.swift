// attack: Throws an error with a description of a hundred megabytes.
// documented: Ares SecurityUser.java
// rows: R13 D6
// check: a1.svm.vectorized.loss
// expect: failed
private struct Long: Error, CustomStringConvertible {
  var description: String { String(repeating: "passed ", count: 15_000_000) }
}

// into svmLossVectorized
throw Long()
