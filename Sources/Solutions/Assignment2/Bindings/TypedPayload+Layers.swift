import Contract2
import Core

extension TypedPayload {
  /// Reads the mode, training or test.
  func mode() throws -> LayerMode {
    switch try choice(.mode) {
    case .train: .train
    case .test: .test
    }
  }

  /// Reads the normalization of a network.
  func normalization() throws -> Normalization? {
    switch try choice(.normalization) {
    case .none: nil
    case .batch: .batch
    case .layer: .layer
    }
  }

  /// Reads the ε of a normalization, which is the usual one unless a call sets it.
  func epsilon() throws -> Scalar {
    payload.contains(Key.epsilon) ? try number(.epsilon) : 1e-5
  }

  /// Reads the decay rate of running statistics, which is the usual one unless a call sets it.
  func momentum() throws -> Scalar {
    payload.contains(Key.momentum) ? try number(.momentum) : 0.9
  }

  /// Reads the running statistics `mean` and `variance`.
  func running() throws -> RunningStatistics<Scalar> {
    var running = RunningStatistics<Scalar>(features: try tensor(.mean).count)
    (running.mean, running.variance) = (try tensor(.mean), try tensor(.variance))
    return running
  }

  /// Reads the pooling window.
  func poolWindow() throws -> PoolWindow {
    PoolWindow(height: try int(.height), width: try int(.width), stride: try int(.stride))
  }

  /// Reads the window of `im2col` and `col2im`.
  func columnWindow() throws -> ColumnWindow {
    ColumnWindow(
      height: try int(.height), width: try int(.width), stride: try int(.stride),
      padding: try int(.padding))
  }

  /// Reads the shape `[C, H, W]` of the images `x`.
  func imageShape() throws -> [Int] {
    let shape = try tensor(.x).shape
    guard shape.count == 4 else {
      throw PayloadError(
        name: Key.x.name, expected: "images [N, C, H, W]", found: "shape \(shape)")
    }
    return Array(shape.dropFirst())
  }

  /// Takes one step of an update rule and returns the new parameters `w`.
  func step(_ rule: inout some UpdateRule<Scalar>) throws -> Payload {
    var w = try tensor(.w)
    try rule.update(&w, dw: tensor(.dw))
    return .answer(.w, w)
  }
}

extension Payload {
  /// Returns an answer with an output and the running statistics.
  static func statistics<Scalar: TensorScalar>(
    _ running: RunningStatistics<Scalar>, with out: Tensor<Scalar>
  ) -> Payload {
    var answer = output(out)
    answer.set(.mean, running.mean)
    answer.set(.variance, running.variance)
    return answer
  }
}
