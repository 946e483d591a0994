import Contract2
import Core

/// Spatial batch normalization.
enum SpatialBatchNormBinding: LayerBinding {
  static let name = "a2.spatialBatchnorm"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var running = try input.running()
    let out = try spatialBatchNormForward(
      input.tensor(.x), gamma: input.tensor(.gamma), beta: input.tensor(.beta),
      running: &running, mode: input.mode()
    ).out
    return .statistics(running, with: out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let gamma = try input.tensor(.gamma)
    var running = RunningStatistics<Scalar>(features: gamma.count)
    let cache = try spatialBatchNormForward(
      input.tensor(.x), gamma: gamma, beta: input.tensor(.beta), running: &running, mode: .train
    ).cache
    return .gradients(try spatialBatchNormBackward(input.tensor(.upstream), cache))
  }
}
