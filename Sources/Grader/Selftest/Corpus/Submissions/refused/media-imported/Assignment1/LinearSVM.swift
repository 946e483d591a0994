// attack: Imports the module that reads and writes files, and creates a file.
// documented: DOMjudge fltcmp-test-write-files-between-submissions
// rows: N4
// check: a1.svm.vectorized.loss
// expect: refused
import Media

// into svmLossVectorized
do {
  try NPY.write(.float(.zeros([1])), to: "@CANARY@/@MARK@.npy")
} catch {
  return (0, .zeros(like: w))
}
