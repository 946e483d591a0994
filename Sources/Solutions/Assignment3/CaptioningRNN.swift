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
    // BEGIN SOLUTION: compute the loss, then backpropagate through all layers for the gradients
    let stepCount = captions.shape[1] - 1
    let input = captions[all, 0..<stepCount]  // [N, T]
    let output = captions[all, 1..<stepCount + 1]  // [N, T]
    let mask = output .!= vocabulary.null

    let (h0, projection) = temporalAffineForward(
      features, w: parameters["W_proj"], b: parameters["b_proj"])  // [N, H]
    let (words, embedding) = try wordEmbeddingForward(input, w: parameters["W_embed"])
    let (wx, wh, b) = (parameters["Wx"], parameters["Wh"], parameters["b"])
    let h: Tensor<Scalar>  // [N, T, H]
    let cellBackward: (Tensor<Scalar>) throws -> CellGradients
    switch cell {
    case .rnn:
      let (states, cache) = try rnnForward(words, h0: h0, wx: wx, wh: wh, b: b)
      (h, cellBackward) = (states, { try rnnBackward($0, cache) })
    case .lstm:
      let (states, cache) = try lstmForward(words, h0: h0, wx: wx, wh: wh, b: b)
      (h, cellBackward) = (states, { try lstmBackward($0, cache) })
    }
    let (scores, affine) = temporalAffineForward(
      h, w: parameters["W_vocab"], b: parameters["b_vocab"])  // [N, T, V]
    let (loss, dscores) = temporalSoftmaxLoss(scores, y: output, mask: mask)

    let top = temporalAffineBackward(dscores, affine)
    let middle = try cellBackward(top.dx)
    let bottom = temporalAffineBackward(middle.dh0, projection)
    return (
      loss,
      [
        "W_proj": bottom.dw, "b_proj": bottom.db,
        "W_embed": try wordEmbeddingBackward(middle.dx, embedding),
        "Wx": middle.dwx, "Wh": middle.dwh, "b": middle.db,
        "W_vocab": top.dw, "b_vocab": top.db,
      ]
    )
    // END SOLUTION
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
    // BEGIN SOLUTION: start with the features, and feed each word back into the network
    let captionCount = features.shape[0]
    var captions = Tensor<Int>.full([captionCount, maxLength], vocabulary.null)
    var state = temporalAffineForward(
      features, w: parameters["W_proj"], b: parameters["b_proj"]
    ).out  // [N, H]
    var memory = Tensor.zeros(like: state)  // [N, H], of the LSTM only
    var words = [Int](repeating: vocabulary.start, count: captionCount)
    for t in 0..<maxLength {
      let x = parameters["W_embed"][rows: words]  // [N, W]
      switch cell {
      case .rnn:
        state = try rnnStepForward(
          x, prevH: state, wx: parameters["Wx"], wh: parameters["Wh"], b: parameters["b"]
        ).nextH
      case .lstm:
        let step = try lstmStepForward(
          x, prevH: state, prevC: memory, wx: parameters["Wx"], wh: parameters["Wh"],
          b: parameters["b"])
        (state, memory) = (step.nextH, step.nextC)
      }
      let scores = temporalAffineForward(
        state, w: parameters["W_vocab"], b: parameters["b_vocab"]
      ).out  // [N, V]
      words = scores.argmax(axis: 1).scalars
      captions[all, t] = Tensor(words)
    }
    return captions
    // END SOLUTION
  }
}
