import Contract2
import Core

/// Spatial batch normalization.
enum SpatialBatchNormBinding: LayerBinding {
  static let name = "a2.spatialBatchnorm"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var running = try input.running()
    let out = try result(input, &running, mode: input.mode()).out
    return .statistics(running, with: out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var running = RunningStatistics<Scalar>(features: try input.tensor(.gamma).count)
    let cache = try result(input, &running, mode: .train).cache
    return .gradients(try spatialBatchNormBackward(input.tensor(.upstream), cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>, _ running: inout RunningStatistics<Scalar>, mode: LayerMode
  ) throws -> (out: Tensor<Scalar>, cache: BatchNormCache<Scalar>) {
    try spatialBatchNormForward(
      input.tensor(.x), gamma: input.tensor(.gamma), beta: input.tensor(.beta),
      running: &running, mode: mode, epsilon: input.epsilon(), momentum: input.momentum())
  }
}
