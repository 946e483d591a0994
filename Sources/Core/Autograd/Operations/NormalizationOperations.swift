/// A normalization built from recorded operations, for higher-order gradients.
struct NormalizationOperations<Scalar: TensorScalar> {
  /// The shape of the input after reshaping it so that elements that share statistics lie along
  /// `axes`.
  var view: [Int]
  var axes: [Int]
  /// The shape in which the scale and shift broadcast to the input.
  var parameterShape: [Int]
  let epsilon: Scalar
  /// The given means and inverse standard deviations of the channels; nil to compute them from the
  /// input.
  var given: (mean: Tensor<Scalar>, inverse: Tensor<Scalar>)?

  init(view: [Int], axes: [Int], parameterShape: [Int], epsilon: Scalar) {
    self.view = view
    self.axes = axes
    self.parameterShape = parameterShape
    self.epsilon = epsilon
  }

  /// Creates the normalization of each channel of inputs `[N, C, …]`.
  init(channelsOf shape: [Int], epsilon: Scalar) {
    self.init(
      view: shape, axes: [0] + Array(2..<shape.count),
      parameterShape: [shape[1]] + shape[2...].map { _ in 1 }, epsilon: epsilon)
  }

  /// Records a normalization and returns its result.
  ///
  /// - Parameters:
  ///   - operation: The name of the operation.
  ///   - output: The output of the forward pass.
  ///   - x: The input.
  ///   - gamma: The scale.
  ///   - beta: The shift.
  ///   - backward: Computes the gradients from the upstream gradient, the input and the scale.
  /// - Returns: The output as a variable.
  func result(
    _ operation: String, _ output: Tensor<Scalar>, _ x: Variable<Scalar>,
    _ gamma: Variable<Scalar>, _ beta: Variable<Scalar>,
    _ backward:
      @escaping (_ u: Tensor<Scalar>, _ x: Tensor<Scalar>, _ gamma: Tensor<Scalar>)
      -> NormalizationGradients<Scalar>
  ) -> Variable<Scalar> {
    let (xKept, gammaKept) = (x.kept(for: operation), gamma.kept(for: operation))
    return .result(of: operation, output, jointly: [x, gamma, beta]) { step, _ in
      if step.isRecorded { return gradients(step.upstream, xKept(), gammaKept()) }
      let gradients = backward(step.upstream.stored, xKept().stored, gammaKept().stored)
      return [Variable(gradients.x), Variable(gradients.gamma), Variable(gradients.beta)]
    }
  }

  /// Computes the gradients with respect to the input, the scale and the shift.
  ///
  /// With `y = (x - mean) / std` and `g = gamma * upstream`, dx is
  /// `(g - mean(g) - y mean(g y)) / std`. If the statistics were given, the two means are omitted.
  private func gradients(
    _ upstream: Variable<Scalar>, _ x: Variable<Scalar>, _ gamma: Variable<Scalar>
  ) -> [Variable<Scalar>?] {
    let scaled = (upstream * gamma.reshaped(parameterShape)).reshaped(view)
    let (dx, y): (Variable<Scalar>, Variable<Scalar>)
    if let given {
      let inverse = Variable(given.inverse.reshaped(parameterShape))
      y = (x - Variable(given.mean.reshaped(parameterShape))) * inverse
      dx = scaled * inverse
    } else {
      let rows = x.reshaped(view)
      let centered = rows - rows.mean(axes: axes, keepDims: true)
      let variance = centered.square().mean(axes: axes, keepDims: true)
      let inverse = 1 / (variance + epsilon).squareRoot()
      y = centered * inverse
      let slope = (scaled * y).mean(axes: axes, keepDims: true)
      dx = inverse * (scaled - scaled.mean(axes: axes, keepDims: true) - y * slope)
    }
    let shape = gamma.shape
    return [
      dx.reshaped(x.shape),
      (upstream * y.reshaped(x.shape)).summing(to: parameterShape).reshaped(shape),
      upstream.summing(to: parameterShape).reshaped(shape),
    ]
  }
}
