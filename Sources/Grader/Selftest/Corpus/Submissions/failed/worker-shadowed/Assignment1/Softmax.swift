// attack: Defines a type with the worker's name, to take over its calls.
// documented: Ares README (JUnit Assertions)
// rows: B11
// check: a1.softmax.naive.loss
// expect: failed
// alone: yes
/// A type that shares only its name with the grader's worker.
public enum Worker {
  /// Does nothing instead of serving calls.
  public static func serve(_ exercises: [Exercise]) {}
}

// into softmaxLossNaive
return (0, .zeros(like: w))
