extension Variable {
  /// Computes the gradient of this scalar with respect to each parameter, and adds it to the
  /// parameter's `gradient`.
  ///
  /// The backward pass frees the recorded graph. To run a second pass, set `retainGraph` to true in
  /// the first one.
  ///
  /// - Parameter retainGraph: Whether to keep the recorded graph for another backward pass.
  /// - Precondition: The variable has one element and depends on a variable that requires a
  ///   gradient.
  public func backward(retainGraph: Bool = false) {
    guard count == 1 else {
      shapeFailure(
        "backward: expected a scalar, found shape \(shape); sum it, or pass an upstream gradient "
          + "of the same shape")
    }
    backward(.ones(shape), retainGraph: retainGraph)
  }

  /// Computes the gradient of `sum(self * upstream)` and adds it to each parameter's `gradient`.
  ///
  /// - Parameters:
  ///   - upstream: The gradient of a loss with respect to this variable, with the same shape.
  ///   - retainGraph: Whether to keep the recorded graph for another backward pass.
  public func backward(_ upstream: Tensor<Scalar>, retainGraph: Bool = false) {
    guard upstream.shape == shape else {
      shapeFailure(
        "backward: expected an upstream gradient of shape \(shape), found \(upstream.shape)")
    }
    guard let node else {
      shapeFailure(
        "backward: the result does not depend on a variable that requires a gradient, or was "
          + "computed inside noGrad; create the parameters with requiresGradient: true")
    }
    BackwardPass(caller: "backward", isRecorded: false, retainsGraph: retainGraph)
      .run(from: node, seed: Variable(upstream))
  }
}

/// Computes the gradients of a scalar with respect to chosen variables: parameters, inputs or
/// intermediate results.
///
/// This function does not change the `gradient` of any variable.
///
/// - Parameters:
///   - loss: The variable to differentiate, which must have one element.
///   - variables: The variables to differentiate with respect to; each must require a gradient.
///   - createGraph: Whether to record the computation of the gradients, so that higher-order
///     gradients can be computed.
///   - retainGraph: Whether to keep the loss's graph for another backward pass; by default, the
///     value of `createGraph`.
///   - unusedAsZeros: Whether variables that the loss does not depend on get a zero gradient; if
///     false, the program stops if there is such a variable.
/// - Returns: The gradient for each variable, with the variable's shape.
public func gradients<Scalar: TensorScalar>(
  of loss: Variable<Scalar>, withRespectTo variables: [Variable<Scalar>],
  createGraph: Bool = false, retainGraph: Bool? = nil, unusedAsZeros: Bool = false
) -> [Variable<Scalar>] {
  guard loss.count == 1 else {
    shapeFailure("gradients: expected a scalar loss, found shape \(loss.shape)")
  }
  return gradients(
    of: loss, upstream: Variable(.ones(loss.shape)), withRespectTo: variables,
    createGraph: createGraph, retainGraph: retainGraph ?? createGraph,
    unusedAsZeros: unusedAsZeros, stops: false)
}

/// Computes the gradients of `sum(result * upstream)` with respect to chosen variables.
///
/// - Parameters:
///   - result: The variable to differentiate.
///   - upstream: The upstream gradient, with the same shape as `result`.
///   - variables: The variables to differentiate with respect to.
///   - createGraph: Whether to record the computation of the gradients.
///   - retainGraph: Whether to keep the recorded graph for another backward pass.
///   - unusedAsZeros: Whether variables that the result does not depend on get a zero gradient.
///   - stops: Whether to stop at the variables instead of continuing past them.
/// - Returns: The gradient for each variable, with the variable's shape.
func gradients<Scalar: TensorScalar>(
  of result: Variable<Scalar>, upstream: Variable<Scalar>,
  withRespectTo variables: [Variable<Scalar>], createGraph: Bool, retainGraph: Bool,
  unusedAsZeros: Bool, stops: Bool
) -> [Variable<Scalar>] {
  let targets = variables.enumerated().map { index, variable in
    guard let node = variable.node else {
      shapeFailure(
        "gradients: variable \(index), of shape \(variable.shape), does not require a gradient; "
          + "create it with requiresGradient: true before the loss is computed")
    }
    return node
  }
  let pass = BackwardPass<Scalar>(
    caller: "gradients", isRecorded: createGraph, retainsGraph: retainGraph)
  let found =
    result.node.map { pass.gradients(from: $0, seed: upstream, to: targets, stops: stops) }
    ?? Array(repeating: nil, count: targets.count)
  return found.enumerated().map { index, gradient in
    if let gradient { return gradient }
    guard unusedAsZeros else {
      shapeFailure(
        "gradients: the loss does not depend on variable \(index), of shape "
          + "\(variables[index].shape); leave it out, or pass unusedAsZeros: true")
    }
    return Variable(.zeros(variables[index].shape))
  }
}
