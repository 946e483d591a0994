import Core

extension TypedPayload {
  /// Whether to train or to predict.
  func mode() throws -> LayerMode {
    switch try payload.text("mode") {
    case "train": .train
    case "test": .test
    case let other:
      throw PayloadError(name: "mode", expected: "train or test", found: "'\(other)'")
    }
  }

  /// The normalisation of a network.
  func normalization() throws -> Normalization? {
    switch try payload.text("normalization") {
    case "none": nil
    case "batch": .batch
    case "layer": .layer
    case let other:
      throw PayloadError(
        name: "normalization", expected: "none, batch or layer", found: "'\(other)'")
    }
  }

  /// The running statistics `mean` and `variance`.
  func running() throws -> RunningStatistics<Scalar> {
    var running = RunningStatistics<Scalar>(features: try tensor("mean").count)
    (running.mean, running.variance) = (try tensor("mean"), try tensor("variance"))
    return running
  }
}

/// An answer with one output.
func answer<Scalar: TensorScalar>(_ out: Tensor<Scalar>) -> Payload {
  var answer = Payload()
  answer.set("out", out)
  return answer
}

/// An answer with an output and the running statistics.
func statistics<Scalar: TensorScalar>(
  _ running: RunningStatistics<Scalar>, with out: Tensor<Scalar>
) -> Payload {
  var answer = answer(out)
  answer.set("mean", running.mean)
  answer.set("variance", running.variance)
  return answer
}

/// An answer with the gradients of a layer with weights.
func gradients<Scalar: TensorScalar>(
  _ result: (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>)
) -> Payload {
  var answer = Payload()
  answer.set("dx", result.dx)
  answer.set("dw", result.dw)
  answer.set("db", result.db)
  return answer
}

/// An answer with the gradients of a normalisation.
func gradients<Scalar: TensorScalar>(
  _ result: (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>)
) -> Payload {
  var answer = Payload()
  answer.set("dx", result.dx)
  answer.set("dgamma", result.dgamma)
  answer.set("dbeta", result.dbeta)
  return answer
}
