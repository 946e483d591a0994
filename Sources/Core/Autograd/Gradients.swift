extension Variable {
  /// Computes the gradient of this scalar, and adds it to the `gradient` of every parameter.
  ///
  /// The recorded graph is freed on the way; a second pass needs the first one to retain it.
  ///
  /// - Parameter retainGraph: Whether to keep the recorded graph for another pass.
  /// - Precondition: The variable holds one element, and depends on one that requires a gradient.
  public func backward(retainGraph: Bool = false) {
    guard count == 1 else {
      shapeFailure(
        "backward: expected a single number, found shape \(shape); sum it, or pass the gradient that "
          + "arrives at it")
    }
    backward(.ones(shape), retainGraph: retainGraph)
  }

  /// Computes the gradient of `sum(self * upstream)`, and adds it to that of every parameter.
  ///
  /// - Parameters:
  ///   - upstream: The gradient of a loss with respect to this variable, in its shape.
  ///   - retainGraph: Whether to keep the recorded graph for another pass.
  public func backward(_ upstream: Tensor<Scalar>, retainGraph: Bool = false) {
    guard upstream.shape == shape else {
      shapeFailure(
        "backward: expected an upstream gradient of shape \(shape), found \(upstream.shape)")
    }
    guard let node else {
      shapeFailure(
        "backward: the result depends on no variable that requires a gradient, or was computed within "
          + "noGrad; make the parameters with requiresGradient: true")
    }
    BackwardPass(caller: "backward", isRecorded: false, retainsGraph: retainGraph)
      .run(from: node, seed: Variable(upstream))
  }
}

/// The gradients of a scalar with respect to chosen variables: parameters, inputs, or results of
/// operations on the way.
///
/// The variables' own `gradient` stays as it is.
///
/// - Parameters:
///   - loss: A variable with one element.
///   - variables: What to differentiate with respect to; each requires a gradient.
///   - createGraph: Whether the gradients are recorded, for gradients of gradients.
///   - retainGraph: Whether to keep the recorded graph of the loss for another pass; by default it
///     is kept if gradients are recorded.
///   - unusedAsZeros: Whether the gradient with respect to a variable that the loss does not depend
///     on is zero; otherwise such a variable stops the program.
/// - Returns: A gradient for each variable, in its shape.
public func gradients<Scalar: TensorScalar>(
  of loss: Variable<Scalar>, withRespectTo variables: [Variable<Scalar>],
  createGraph: Bool = false, retainGraph: Bool? = nil, unusedAsZeros: Bool = false
) -> [Variable<Scalar>] {
  guard loss.count == 1 else {
    shapeFailure("gradients: expected the loss to be a single number, found shape \(loss.shape)")
  }
  return gradients(
    of: loss, upstream: Variable(.ones(loss.shape)), withRespectTo: variables,
    createGraph: createGraph, retainGraph: retainGraph ?? createGraph,
    unusedAsZeros: unusedAsZeros, stops: false)
}

/// The gradients of `sum(result * upstream)` with respect to chosen variables.
///
/// - Parameter stops: Whether what lies beyond the variables is left alone.
func gradients<Scalar: TensorScalar>(
  of result: Variable<Scalar>, upstream: Variable<Scalar>,
  withRespectTo variables: [Variable<Scalar>], createGraph: Bool, retainGraph: Bool,
  unusedAsZeros: Bool, stops: Bool
) -> [Variable<Scalar>] {
  let targets = variables.enumerated().map { index, variable in
    guard let node = variable.node else {
      shapeFailure(
        "gradients: variable \(index), of shape \(variable.shape), requires no gradient; make it with "
          + "requiresGradient: true before the loss is computed")
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
        "gradients: the loss does not depend on variable \(index), of shape \(variables[index].shape); "
          + "leave it out, or pass unusedAsZeros: true")
    }
    return Variable(.zeros(variables[index].shape))
  }
}
