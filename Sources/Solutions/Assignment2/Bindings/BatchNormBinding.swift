import Contract2
import Core

/// Batch normalization, with both backward passes.
enum BatchNormBinding: Binding {
  enum Call: String, CaseIterable { case forward, backward, backwardSimplified }
  typealias Elements = InFloatOrDouble
  static let name = "a2.batchnorm"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .forward:
      var running = try input.running()
      let out = try result(input, &running, mode: input.mode()).out
      return .statistics(running, with: out)
    case .backward:
      return .gradients(try batchNormBackward(input.tensor(.upstream), trainingCache(input)))
    case .backwardSimplified:
      return .gradients(
        try batchNormBackwardSimplified(input.tensor(.upstream), trainingCache(input)))
    }
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>, _ running: inout RunningStatistics<Scalar>, mode: LayerMode
  ) throws -> (out: Tensor<Scalar>, cache: BatchNormCache<Scalar>) {
    try batchNormForward(
      input.tensor(.x), gamma: input.tensor(.gamma), beta: input.tensor(.beta),
      running: &running, mode: mode, epsilon: input.epsilon(), momentum: input.momentum())
  }

  private static func trainingCache<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> BatchNormCache<Scalar> {
    var running = RunningStatistics<Scalar>(features: try input.tensor(.gamma).count)
    return try result(input, &running, mode: .train).cache
  }
}
