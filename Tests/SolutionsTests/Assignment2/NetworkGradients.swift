import Core

/// The relative error of each parameter's gradient against central differences of the loss, as the
/// course's `eval_numerical_gradient` has it.
func gradientErrors<Model: TrainableModel<Double>>(
  of model: Model, x: Tensor<Double>, y: [Int], h: Double = 1e-5
) throws -> [String: Double] {
  var first = model
  let gradients = try first.loss(x, y: y).gradients
  var errors: [String: Double] = [:]
  for name in model.parameters.names {
    let numeric = try numericalGradient(
      of: { value in
        var moved = model
        moved.parameters[name] = value
        return try moved.loss(x, y: y).loss
      }, at: model.parameters[name], h: h)
    errors[name] = relativeError(gradients[name], numeric)
  }
  return errors
}
