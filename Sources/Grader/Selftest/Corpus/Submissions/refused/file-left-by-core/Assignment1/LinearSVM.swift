// attack: Leaves a file by the functions that Core has for files.
// documented: DOMjudge fltcmp-test-write-files-between-submissions
// rows: N4
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed

// into svmLossVectorized
do {
  try NPY.write(.float(.zeros([1])), to: "@CANARY@/@MARK@.npy")
} catch {
  return (0, .zeros(like: w))
}
