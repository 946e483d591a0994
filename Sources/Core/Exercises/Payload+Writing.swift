extension Payload {
  /// Stores a tensor of `Float` or `Double`, or the task of one that is not written yet.
  public mutating func set<Scalar: TensorScalar>(_ key: Key<AnyTensor>, _ tensor: Tensor<Scalar>) {
    if let task = tensor.task {
      texts[key.name] = task
    } else if let floats = tensor as? Tensor<Float> {
      tensors[key.name] = .float(floats)
    } else {
      tensors[key.name] = .double(Tensor<Double>(tensor))
    }
  }

  /// Stores a single number, as a tensor of shape `[]`.
  public mutating func set(_ key: Key<Double>, _ value: Double) {
    tensors[key.name] = .double(Tensor([value], shape: []))
  }

  /// Stores a list of numbers, as a tensor of shape `[N]`.
  public mutating func set(_ key: Key<[Double]>, _ values: [Double]) {
    tensors[key.name] = .double(Tensor(values, shape: [values.count]))
  }

  /// Stores a single integer, as a tensor of shape `[]`.
  public mutating func set(_ key: Key<Int>, _ value: Int) {
    tensors[key.name] = .int(Tensor([value], shape: []))
  }

  /// Stores a list of integers, as a tensor of shape `[N]`.
  public mutating func set(_ key: Key<[Int]>, _ values: [Int]) {
    tensors[key.name] = .int(Tensor(values, shape: [values.count]))
  }

  /// Stores a tensor of integers, or the task of one that is not written yet.
  public mutating func set(_ key: Key<[Int]>, _ tensor: Tensor<Int>) {
    if let task = tensor.task {
      texts[key.name] = task
    } else {
      tensors[key.name] = .int(tensor)
    }
  }

  /// Stores a text.
  public mutating func set(_ key: Key<String>, _ text: String) {
    texts[key.name] = text
  }

  /// Stores a choice as its text.
  public mutating func set<Choice: PayloadChoice>(_ key: Key<Choice>, _ choice: Choice) {
    texts[key.name] = choice.rawValue
  }

  /// Stores the tensors of a group.
  public mutating func set(_ key: Key<Payload>, _ part: Payload) {
    for (name, tensor) in part.tensors { tensors["\(key.name).\(name)"] = tensor }
    for (name, text) in part.texts { texts["\(key.name).\(name)"] = text }
  }
}

extension Payload {
  /// Creates an answer that contains one tensor.
  public static func answer<Scalar: TensorScalar>(
    _ key: Key<AnyTensor>, _ tensor: Tensor<Scalar>
  ) -> Payload {
    var answer = Payload()
    answer.set(key, tensor)
    return answer
  }

  /// Creates the answer to a layer's forward pass.
  public static func output<Scalar: TensorScalar>(_ out: Tensor<Scalar>) -> Payload {
    answer(.out, out)
  }

  /// Creates an answer that contains the gradients of a layer with weights and biases.
  public static func gradients<Scalar: TensorScalar>(
    _ result: (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>)
  ) -> Payload {
    var answer = answer(.dx, result.dx)
    answer.set(.dw, result.dw)
    answer.set(.db, result.db)
    return answer
  }

  /// Creates an answer that contains the gradients of a normalization layer.
  public static func gradients<Scalar: TensorScalar>(
    _ result: (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>)
  ) -> Payload {
    var answer = answer(.dx, result.dx)
    answer.set(.dgamma, result.dgamma)
    answer.set(.dbeta, result.dbeta)
    return answer
  }
}
