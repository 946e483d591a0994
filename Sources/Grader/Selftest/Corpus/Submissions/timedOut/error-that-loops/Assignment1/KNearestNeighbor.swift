// attack: Throws an error whose description never ends.
// documented: Ares SecurityUser.java
// rows: R13
// check: a1.knn.oneLoop
// expect: timedOut
private struct Endless: Error, CustomStringConvertible {
  var description: String { while true {} }
}

// into computeDistancesOneLoop
throw Endless()
