// attack: Imports the reference, the tests and the grader.
// documented: UiPath/coder_eval PR #88
// rows: L1 L8
// check: a1.linear.train
// expect: refused
import Grader
import GraderTests

// into descend
return
