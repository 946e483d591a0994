/// Computes the convolution of images with filters; see `conv2d` for tensors.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - weight: The filters, `[F, C / groups, KH, KW]`.
///   - bias: The bias of each filter, `[F]`.
///   - options: The stride, padding, dilation and groups.
/// - Returns: The output, `[N, F, OH, OW]`.
public func conv2d<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, weight: Variable<Scalar>, bias: Variable<Scalar>? = nil,
  _ options: Conv2DOptions = Conv2DOptions()
) -> Variable<Scalar> {
  let name = "conv2d"
  let sums = ConvolutionSums<Scalar>(
    operation: name, options: options, inputShape: x.shape, weightShape: weight.shape)
  let (xKept, weightKept) = (x.kept(for: name), weight.kept(for: name))
  return .result(
    of: name, conv2d(x.stored, weight: weight.stored, bias: bias?.stored, options),
    [
      .init(x) { sums.input($0.upstream, weightKept()) },
      .init(weight) { sums.weight($0.upstream, xKept()) },
    ] + biasOperand(bias))
}

/// Computes a transposed convolution, which spreads every input pixel over a window of the output.
///
/// `out[n, f, i * stride - padding + u * dilation, j * …] += weight[c, f, u, v] * x[n, c, i, j]`,
/// plus `bias[f]`. A transposed convolution computes the gradient of a convolution with respect to
/// its images. The output has `(H - 1) stride - 2 padding + dilation (KH - 1) + outputPadding + 1`
/// rows; the number of columns is computed the same way.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - weight: The filters, `[C, F / groups, KH, KW]`.
///   - bias: The bias of each filter, `[F]`.
///   - options: The stride, padding, dilation, groups and output padding.
/// - Returns: The larger images, `[N, F, OH, OW]`.
public func convTranspose2d<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, weight: Variable<Scalar>, bias: Variable<Scalar>? = nil,
  _ options: ConvTranspose2DOptions = ConvTranspose2DOptions()
) -> Variable<Scalar> {
  let name = "convTranspose2d"
  let value = convTranspose2d(x.stored, weight: weight.stored, bias: bias?.stored, options)
  // The output here corresponds to the input of the convolution that is transposed.
  let sums = ConvolutionSums<Scalar>(
    operation: name, options: options.convolution, inputShape: value.shape,
    weightShape: weight.shape)
  let (xKept, weightKept) = (x.kept(for: name), weight.kept(for: name))
  return .result(
    of: name, value,
    [
      .init(x) { sums.output($0.upstream, weightKept()) },
      .init(weight) { sums.weight(xKept(), $0.upstream) },
    ] + biasOperand(bias))
}

/// The three bilinear operations on a convolution's images x, filters w and upstream gradient u.
///
/// `Σ u · conv2d(x, w)` is linear in each of the three. Its gradient with respect to one of them is
/// a sum of products of the other two, and the gradients of those sums have the same form.
private struct ConvolutionSums<Scalar: TensorScalar> {
  /// The calling operation, for error messages.
  let operation: String
  let options: Conv2DOptions
  /// The shape of the images, `[N, C, H, W]`.
  let inputShape: [Int]
  /// The shape of the filters, `[F, C / groups, KH, KW]`.
  let weightShape: [Int]

  /// Computes the convolution itself, `[N, F, OH, OW]`.
  func output(_ x: Variable<Scalar>, _ w: Variable<Scalar>) -> Variable<Scalar> {
    let (xKept, wKept) = (x.kept(for: operation), w.kept(for: operation))
    return .result(
      of: operation, conv2d(x.stored, weight: w.stored, options),
      [
        .init(x) { input($0.upstream, wKept()) },
        .init(w) { weight($0.upstream, xKept()) },
      ])
  }

  /// Computes the gradient with respect to the images.
  func input(_ u: Variable<Scalar>, _ w: Variable<Scalar>) -> Variable<Scalar> {
    let (uKept, wKept) = (u.kept(for: operation), w.kept(for: operation))
    return .result(
      of: operation,
      conv2dInputGradient(u.stored, inputShape: inputShape, weight: w.stored, options),
      [
        .init(u) { output($0.upstream, wKept()) },
        .init(w) { weight(uKept(), $0.upstream) },
      ])
  }

  /// Computes the gradient with respect to the filters.
  func weight(_ u: Variable<Scalar>, _ x: Variable<Scalar>) -> Variable<Scalar> {
    let (uKept, xKept) = (u.kept(for: operation), x.kept(for: operation))
    return .result(
      of: operation,
      conv2dWeightGradient(u.stored, x: x.stored, weightShape: weightShape, options),
      [
        .init(u) { output(xKept(), $0.upstream) },
        .init(x) { input(uKept(), $0.upstream) },
      ])
  }
}

/// Returns the bias as an operand that is added at every position of its filter's output.
private func biasOperand<Scalar: TensorScalar>(
  _ bias: Variable<Scalar>?
) -> [Variable<Scalar>.Operand] {
  guard let bias else { return [] }
  return [.init(bias) { responseSums($0.upstream) }]
}

/// Sums each filter's output over images and positions: `[N, F, OH, OW]` becomes `[F]`.
private func responseSums<Scalar: TensorScalar>(_ u: Variable<Scalar>) -> Variable<Scalar> {
  let shape = u.shape
  return .result(of: "sum", conv2dBiasGradient(u.stored), u) {
    $0.upstream.reshaped([shape[1], 1, 1]).broadcast(to: shape)
  }
}
