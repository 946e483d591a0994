import Core

extension CheckCase {
  /// A case of tensors, integers and texts by name; it is described by their shapes and values.
  init(
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

extension RandomState {
  /// Inputs of an affine layer; examples of several axes, a single one, a single feature.
  mutating func affineCases() -> [CheckCase] {
    [([2, 4, 5, 6], 3), ([1, 7], 4), ([10, 2, 3], 5), ([3, 1], 1)].map { shape, units in
      let features = shape.dropFirst().reduce(1, *)
      return .init([
        "x": randn(shape), "w": randn([features, units]), "b": randn([units]),
      ])
    }
  }

  /// Inputs of a rectifier, with exact zeros.
  mutating func reluCases() -> [CheckCase] {
    var cases: [CheckCase] = [[10, 10], [3, 1, 4, 2], [1], [7, 5, 2]].map {
      .init(["x": randn($0)])
    }
    cases.append(.init(["x": Tensor<Double>([-1, 0, 2, 0, -0.5, 3], shape: [2, 3])]))
    return cases
  }

  /// Inputs of a normalisation of rows, with scales, shifts and units that are not one and zero.
  mutating func normCases(mode: String? = nil) -> [CheckCase] {
    [(4, 5, 1.0), (30, 3, 20), (2, 7, 0.1), (9, 2, 3)].map { count, features, scale in
      let x: Tensor<Double> = randn([count, features]) * scale + 2 * scale
      let gamma: Tensor<Double> = randn([features])
      let beta: Tensor<Double> = randn([features])
      guard let mode else { return .init(["x": x, "gamma": gamma, "beta": beta]) }
      return .init(
        [
          "x": x, "gamma": gamma, "beta": beta, "mean": randn([features]),
          "variance": rand([features]) + 0.5,
        ], texts: ["mode": mode])
    }
  }

  /// Inputs of dropout.
  mutating func dropoutCases(mode: String) -> [CheckCase] {
    [([10, 10], 0.2), ([50, 3, 4], 0.75), ([1, 30], 0.5), ([6, 5], 1)].map { shape, keep in
      .init(
        ["x": randn(shape) + 3], ["seed": randint(below: 1 << 30)], numbers: ["keep": keep],
        texts: ["mode": mode])
    }
  }

  /// Inputs of a convolution: images and filters that are not square, of size one, with every kind of
  /// stride and padding.
  mutating func convCases() -> [CheckCase] {
    [
      ([2, 3, 4, 4], [3, 3, 4, 4], 2, 1), ([4, 3, 5, 5], [2, 3, 3, 3], 1, 1),
      ([2, 2, 5, 8], [3, 2, 3, 2], 1, 0), ([1, 1, 7, 5], [1, 1, 1, 3], 2, 0),
      ([3, 2, 6, 9], [4, 2, 2, 5], 2, 2), ([1, 3, 1, 4], [2, 3, 1, 1], 3, 0),
    ].map { images, filters, stride, padding in
      .init(
        ["x": randn(images), "w": randn(filters), "b": randn([filters[0]])],
        ["stride": stride, "padding": padding])
    }
  }

  /// Inputs of max pooling: windows that tile, that overlap, that leave gaps, and that are not square.
  mutating func poolCases() -> [CheckCase] {
    [
      ([3, 2, 8, 8], 2, 2, 2), ([2, 3, 5, 5], 3, 3, 1), ([1, 2, 6, 9], 2, 3, 1),
      ([2, 1, 7, 5], 1, 2, 3), ([1, 1, 2, 3], 2, 3, 1), ([2, 2, 9, 7], 3, 1, 2),
    ].map { images, height, width, stride in
      .init(["x": randn(images)], ["height": height, "width": width, "stride": stride])
    }
  }

  /// Inputs of batch normalisation of images.
  mutating func spatialNormCases(mode: String) -> [CheckCase] {
    [[2, 3, 4, 5], [1, 2, 3, 2], [6, 1, 2, 3], [4, 5, 1, 2]].map { shape in
      let channels = shape[1]
      return .init(
        [
          "x": randn(shape) * 4 + 10, "gamma": randn([channels]), "beta": randn([channels]),
          "mean": randn([channels]), "variance": rand([channels]) + 0.5,
        ], texts: ["mode": mode])
    }
  }

  /// Inputs of group normalisation, from one group to one for each channel.
  mutating func groupNormCases() -> [CheckCase] {
    [([2, 6, 4, 5], 2), ([1, 4, 3, 2], 1), ([3, 3, 2, 4], 3), ([2, 8, 1, 3], 4)].map {
      shape, groups in
      let channels = [1, shape[1], 1, 1]
      return .init(
        ["x": randn(shape) * 4 + 10, "gamma": randn(channels), "beta": randn(channels)],
        ["groups": groups])
    }
  }
}
