// attack: Imports the module that talks to the grader, and answers through it.
// documented: der
// rows: B12 F5
// check: a1.svm.vectorized.loss
// expect: refused
import Exchange

// into svmLossVectorized
let channel = FrameChannel(descriptor: 3)
try? channel.send(Frame(.result, sequence: 1, token: 1))
return (0, .zeros(like: w))
