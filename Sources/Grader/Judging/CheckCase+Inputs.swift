package import Core

extension CheckCase {
  /// Creates a case whose inputs are tensors and numbers.
  ///
  /// The description of the case lists the shapes of the tensors and the values of the numbers.
  package init(
    _ tensors: KeyValuePairs<Key<AnyTensor>, Tensor<Double>>,
    _ integers: KeyValuePairs<Key<Int>, Int> = [:],
    numbers: KeyValuePairs<Key<Double>, Double> = [:]
  ) {
    var input = Payload()
    for (key, tensor) in tensors { input.set(key, tensor) }
    for (key, value) in integers { input.set(key, value) }
    for (key, value) in numbers { input.set(key, value) }
    let parts =
      tensors.map { "\($0.key.name) \($0.value.shape)" }
      + integers.map { "\($0.key.name) \($0.value)" } + numbers.map { "\($0.key.name) \($0.value)" }
    self.init(situation: parts.joined(separator: ", "), input: input)
  }

  /// Returns a copy of the case with a named option, which becomes part of the description.
  package func with<Choice: PayloadChoice>(_ key: Key<Choice>, _ choice: Choice) -> CheckCase {
    var one = self
    one.input.set(key, choice)
    return one.called("\(key.name) \(choice.rawValue)")
  }

  /// Returns a copy of the case with something added to the description.
  package func called(_ words: String) -> CheckCase {
    var one = self
    one.situation += ", " + words
    return one
  }
}

extension RandomState {
  /// Draws the size of an axis.
  package mutating func size(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + randint(below: range.count)
  }
}
