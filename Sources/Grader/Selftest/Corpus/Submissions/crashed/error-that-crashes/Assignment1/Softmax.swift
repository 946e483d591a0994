// attack: Throws an error whose description crashes.
// documented: Ares SecurityUser.java
// rows: R13
// check: a1.softmax.naive.loss
// expect: crashed
private struct Broken: Error, CustomStringConvertible {
  var description: String { fatalError("asked to describe itself") }
}

// into softmaxLossNaive
throw Broken()
