public import Core

/// The cell of a recurrent network.
public enum RecurrentCell: Sendable {
  /// The vanilla cell, `rnnForward`.
  case rnn
  /// The long short-term memory, `lstmForward`.
  case lstm
}

/// A recurrent network that writes captions for pictures.
///
/// The features of a picture give the initial hidden state. At each step, the network reads the
/// vector of a word, and its hidden state gives a score to each word of the vocabulary, for the
/// word that comes next.
///
/// Letters in shapes: N captions, T steps, D features, W numbers in the vector of a word, H hidden
/// units, V words. The parameters are `W_proj`, of shape `[D, H]`, and `b_proj`, `[H]`, for the
/// initial hidden state; `W_embed`, `[V, W]`; `Wx`, `Wh` and `b` of the cell; and `W_vocab`,
/// `[H, V]`, and `b_vocab`, `[V]`, for the scores.
public struct CaptioningRNN<Scalar: TensorScalar>: Sendable {
  /// The weights and biases by name.
  public var parameters: NamedTensors<Scalar> = [:]
  /// The cell.
  public let cell: RecurrentCell
  /// The words.
  public let vocabulary: CaptionVocabulary

  /// Creates a network with random weights and zero biases.
  ///
  /// The weights of a layer have the standard deviation 1 / √inputs; those of the words' vectors
  /// have 0.01.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - vocabulary: The words.
  ///   - inputSize: The number of features of a picture, D.
  ///   - wordSize: The size of a word's vector, W.
  ///   - hiddenSize: The number of hidden units, H.
  ///   - random: The random number generator that draws the weights.
  public init(
    _ cell: RecurrentCell, vocabulary: CaptionVocabulary, inputSize: Int = 512,
    wordSize: Int = 128, hiddenSize: Int = 128, using random: inout RandomState
  ) {
    (self.cell, self.vocabulary) = (cell, vocabulary)
    let width =
      switch cell {
      case .rnn: hiddenSize
      case .lstm: 4 * hiddenSize
      }
    parameters["W_embed"] = random.randn([vocabulary.count, wordSize]) / 100
    parameters["W_proj"] = random.randn([inputSize, hiddenSize]) / Scalar(inputSize).squareRoot()
    parameters["b_proj"] = .zeros([hiddenSize])
    parameters["Wx"] = random.randn([wordSize, width]) / Scalar(wordSize).squareRoot()
    parameters["Wh"] = random.randn([hiddenSize, width]) / Scalar(hiddenSize).squareRoot()
    parameters["b"] = .zeros([width])
    parameters["W_vocab"] =
      random.randn([hiddenSize, vocabulary.count]) / Scalar(hiddenSize).squareRoot()
    parameters["b_vocab"] = .zeros([vocabulary.count])
  }

  /// The gradients that the backward pass of a cell returns.
  private typealias CellGradients = (
    dx: Tensor<Scalar>, dh0: Tensor<Scalar>, dwx: Tensor<Scalar>, dwh: Tensor<Scalar>,
    db: Tensor<Scalar>
  )

  /// Computes the loss of captions, and its gradient with respect to each parameter.
  ///
  /// The network reads all words of a caption but the last, and should predict all but the first.
  /// The words to predict count unless they are `vocabulary.null`. The loss is that of
  /// `temporalSoftmaxLoss`, without regularization.
  ///
  /// - Parameters:
  ///   - features: The features of the pictures, of shape `[N, D]`.
  ///   - captions: The captions, of shape `[N, T + 1]`. They begin with `vocabulary.start`.
  /// - Returns: The loss, and the gradients by parameter name.
  /// - Throws: `NotImplemented` until you have written it.
  public func loss(
    _ features: Tensor<Scalar>, captions: Tensor<Int>
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    try todo("compute the loss, then backpropagate through all layers for the gradients")
  }

  /// Writes a caption for each picture, by taking the word with the highest score at each step.
  ///
  /// The first word that the network reads is `vocabulary.start`; after that, it reads the word
  /// that it has written last. What follows `vocabulary.end` in a caption does not matter.
  ///
  /// - Parameters:
  ///   - features: The features of the pictures, of shape `[N, D]`.
  ///   - maxLength: The number of words to write, T.
  /// - Returns: The words, of shape `[N, T]`. The first one is the first that was written, so it is
  ///   not `vocabulary.start`.
  /// - Throws: `NotImplemented` until you have written it.
  public func sample(_ features: Tensor<Scalar>, maxLength: Int = 30) throws -> Tensor<Int> {
    try todo("start with the features, and feed each word back into the network")
  }
}
