// attack: Defines a type with the worker's name, to take over its calls.
// documented: Ares README (JUnit Assertions)
// rows: B11
// check: a1.softmax.naive.loss
// expect: failed
// alone: yes
/// Not the worker.
public enum Worker {
  /// Serves nobody.
  public static func serve(_ exercises: [Exercise]) {}
}

// into softmaxLossNaive
return (0, .zeros(like: w))
