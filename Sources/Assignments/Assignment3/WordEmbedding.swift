public import Core

/// The values that the backward pass of an embedding needs from its forward pass.
public struct WordEmbeddingCache: Sendable {
  // TODO: store what the backward pass needs
}

/// Looks up the vector of each word.
///
///     out[n, t] = w[x[n, t]]
///
/// - Parameters:
///   - x: The indices of the words, of shape `[N, T]`, each in `0..<V`.
///   - w: The vector of each word of the vocabulary, of shape `[V, D]`.
/// - Returns: The vectors, of shape `[N, T, D]`, and the cache for `wordEmbeddingBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func wordEmbeddingForward<Scalar: TensorScalar>(
  _ x: Tensor<Int>, w: Tensor<Scalar>
) throws -> (out: Tensor<Scalar>, cache: WordEmbeddingCache) {
  try todo("take the row of each word")
}

/// Computes the backward pass of an embedding.
///
/// There is no gradient with respect to the indices.
///
/// - Parameters:
///   - upstream: The gradient with respect to the vectors, of shape `[N, T, D]`.
///   - cache: The cache from `wordEmbeddingForward`.
/// - Returns: The gradient with respect to `w`, of shape `[V, D]`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func wordEmbeddingBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: WordEmbeddingCache
) throws -> Tensor<Scalar> {
  try todo("add the gradient of each occurrence to the row of its word")
}
