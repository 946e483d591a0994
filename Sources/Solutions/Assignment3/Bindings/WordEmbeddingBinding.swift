import Contract3
import Core

/// The vectors of words.
enum WordEmbeddingBinding: LayerBinding {
  static let name = "a3.wordEmbedding"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.dw, try wordEmbeddingBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: WordEmbeddingCache) {
    try wordEmbeddingForward(input.payload.indices(.words), w: input.tensor(.w))
  }
}
