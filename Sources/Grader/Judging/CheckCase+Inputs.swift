package import Core

extension CheckCase {
  /// A case of tensors, integers and texts by name; it is described by their shapes and values.
  package init(
    _ tensors: KeyValuePairs<String, Tensor<Double>>, _ integers: KeyValuePairs<String, Int> = [:],
    numbers: KeyValuePairs<String, Double> = [:], texts: KeyValuePairs<String, String> = [:]
  ) {
    var input = Payload()
    for (name, tensor) in tensors { input.set(name, tensor) }
    for (name, value) in integers { input.set(name, value) }
    for (name, value) in numbers { input.set(name, value) }
    for (name, text) in texts { input.texts[name] = text }
    let parts =
      tensors.map { "\($0.key) \($0.value.shape)" } + integers.map { "\($0.key) \($0.value)" }
      + numbers.map { "\($0.key) \($0.value)" } + texts.map { "\($0.key) \($0.value)" }
    self.init(situation: parts.joined(separator: ", "), input: input)
  }
}
