/// A fully connected layer: `x weightᵀ + bias`.
public final class Linear<Scalar: TensorScalar>: Layer {
  /// The weights, `[outputs, inputs]`.
  public let weight: Variable<Scalar>
  /// The bias, `[outputs]`.
  public let bias: Variable<Scalar>?

  /// Creates a layer whose parameters are drawn uniformly from the interval `±1 / √inputs`, as in
  /// PyTorch.
  ///
  /// - Parameters:
  ///   - inputs: The number of inputs.
  ///   - outputs: The number of outputs.
  ///   - bias: Whether to add a bias.
  ///   - random: The random number generator that draws the weights and then the bias.
  public init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true, using random: inout RandomState
  ) {
    (weight, self.bias) = random.weights([outputs, inputs], biases: bias ? outputs : nil)
  }

  /// Computes outputs `[N, outputs]` for rows `[N, inputs]`.
  ///
  /// The input may have several leading axes instead of one.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    linear(x, weight: weight, bias: bias)
  }
}

/// A table of learned vectors, such as word embeddings, looked up by index.
public final class Embedding<Scalar: TensorScalar>: Module {
  /// The table, `[count, dimensions]`.
  public let weight: Variable<Scalar>

  /// Creates a table with vectors drawn from the standard normal distribution.
  ///
  /// - Parameters:
  ///   - count: The number of vectors.
  ///   - dimensions: The length of each vector.
  ///   - random: The random number generator that draws the vectors.
  public init(_ count: Int, _ dimensions: Int, using random: inout RandomState) {
    weight = Variable(random.randn([count, dimensions]), requiresGradient: true)
  }

  /// Looks up vectors by their indices.
  ///
  /// The shape of the result is the shape of `indices` followed by the length of a vector.
  public func callAsFunction(_ indices: Tensor<Int>) -> Variable<Scalar> {
    embedding(weight, indices: indices)
  }
}

/// A layer that merges the axis `start` and all later axes: by default, `[N, C, H, W]` becomes
/// `[N, C · H · W]`.
public final class Flatten<Scalar: TensorScalar>: Layer {
  /// The first axis to merge.
  public let start: Int

  /// Creates a layer that keeps the axes before `start`.
  public init(from start: Int = 1) { self.start = start }

  /// Reshapes the input.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { x.flattened(from: start) }
}

extension RandomState {
  /// Draws weights and biases uniformly from `±1 / √fan in`, as PyTorch does by default.
  mutating func weights<Scalar: TensorScalar>(
    _ shape: [Int], biases: Int?
  ) -> (weight: Variable<Scalar>, bias: Variable<Scalar>?) {
    let bound = 1 / Double(fans(of: shape, in: "weights").input).squareRoot()
    let weight = Variable<Scalar>(uniform(shape, below: bound), requiresGradient: true)
    guard let biases else { return (weight, nil) }
    return (weight, Variable(uniform([biases], below: bound), requiresGradient: true))
  }
}
