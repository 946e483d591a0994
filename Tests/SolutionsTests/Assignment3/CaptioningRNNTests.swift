import Core
import Solution3
import Testing

/// The captioning network with both cells: the course's literals, gradients, and captions.
@Suite struct CaptioningRNNTests {
  private func network(
    _ cell: RecurrentCell, features: Int, wordSize: Int, units: Int, words: Int = 3,
    using random: inout RandomState
  ) -> CaptioningRNN<Double> {
    CaptioningRNN(
      cell, vocabulary: CaptionVocabulary(count: words), inputSize: features, wordSize: wordSize,
      hiddenSize: units, using: &random)
  }

  // Course, RNN_Captioning notebook, cell 26, and LSTM_Captioning, cell 15: around e-10 or less.
  @Test(arguments: [
    (RecurrentCell.rnn, -1.5, 0.3, 9.832_355_910_03), (.lstm, -0.5, 1.7, 9.824_459_354_43),
  ])
  func `the loss is the published one`(
    cell: RecurrentCell, from: Double, to: Double, published: Double
  ) throws {
    var random = RandomState(seed: 0)
    var net = network(cell, features: 20, wordSize: 30, units: 40, using: &random)
    for name in net.parameters.names {
      net.parameters[name] = .linspace(-1.4, 1.3, net.parameters[name].shape)
    }
    let captions = Tensor((0..<130).map { $0 % 3 }, shape: [10, 13])
    let loss = try net.loss(.linspace(from, to, [10, 20]), captions: captions).loss
    #expect(abs(loss - published) < 1e-10)
  }

  // Cell 28: around e-6 or less. The gradients of Wx are so small here that the numerical ones have
  // errors of 1e-5.
  @Test(arguments: [RecurrentCell.rnn, .lstm])
  func `the gradients agree with numerical gradients`(cell: RecurrentCell) throws {
    var random = RandomState(seed: 231)
    let captions = Tensor(random.randint(below: 3, count: 6), shape: [2, 3])
    let features: Tensor<Double> = random.randn([2, 4])
    let net = network(cell, features: 4, wordSize: 5, units: 6, using: &random)
    let gradients = try net.loss(features, captions: captions).gradients
    for name in net.parameters.names {
      let numeric = try numericalGradient(
        of: { value in
          var moved = net
          moved.parameters[name] = value
          return try moved.loss(features, captions: captions).loss
        }, at: net.parameters[name], h: 1e-4)
      #expect(relativeError(gradients[name], numeric) < 1e-4, "\(name)")
    }
  }

  @Test(arguments: [RecurrentCell.rnn, .lstm])
  func `words after the end of a caption change nothing`(cell: RecurrentCell) throws {
    var random = RandomState(seed: 1)
    let net = network(cell, features: 4, wordSize: 5, units: 6, words: 7, using: &random)
    let features: Tensor<Double> = random.randn([1, 4])
    let short = try net.loss(features, captions: Tensor([1, 4, 5, 2], shape: [1, 4]))
    let filled = try net.loss(features, captions: Tensor([1, 4, 5, 2, 0, 0], shape: [1, 6]))
    #expect(abs(short.loss - filled.loss) < 1e-12)
    for name in net.parameters.names {
      #expect(relativeError(short.gradients[name], filled.gradients[name]) < 1e-9, "\(name)")
    }
  }

  @Test(arguments: [RecurrentCell.rnn, .lstm])
  func `a caption has the words with the highest scores, given those before`(
    cell: RecurrentCell
  ) throws {
    var random = RandomState(seed: 3)
    var net = network(cell, features: 4, wordSize: 5, units: 8, words: 12, using: &random)
    for name in net.parameters.names {
      net.parameters[name] = random.randn(net.parameters[name].shape)
    }
    let features: Tensor<Double> = random.randn([5, 4])
    let captions = try net.sample(features, maxLength: 6)
    #expect(captions.shape == [5, 6])
    #expect(Set(captions.scalars).count > 3)
    // The loss of the words that were written is lower than that of any other last word.
    for n in 0..<5 {
      let words = [1] + captions[row: n].scalars
      for length in 1...6 {
        let losses = try (0..<12).map { last in
          let caption = Array(words[0..<length]) + [last]
          return try lastLoss(net, features[n..<n + 1], caption)
        }
        #expect(losses.enumerated().min { $0.element < $1.element }?.offset == words[length])
      }
    }
  }

  /// The loss of the last word of a caption, without a null word.
  private func lastLoss(
    _ net: CaptioningRNN<Double>, _ features: Tensor<Double>, _ caption: [Int]
  ) throws -> Double {
    var net = net
    // No word is the null word, so that all of them count.
    net = CaptioningRNN(net, vocabulary: CaptionVocabulary(count: 12, null: -1))
    let all = try net.loss(features, captions: Tensor(caption, shape: [1, caption.count])).loss
    guard caption.count > 2 else { return all }
    let before = Array(caption.dropLast())
    return all
      - (try net.loss(features, captions: Tensor(before, shape: [1, before.count])).loss)
  }

  @Test(arguments: [RecurrentCell.rnn, .lstm])
  func `a picture gets the same caption alone and in a batch`(cell: RecurrentCell) throws {
    var random = RandomState(seed: 5)
    let net = network(cell, features: 4, wordSize: 5, units: 8, words: 12, using: &random)
    let features: Tensor<Double> = random.randn([4, 4])
    let together = try net.sample(features, maxLength: 5)
    for n in 0..<4 {
      let alone = try net.sample(features[n..<n + 1], maxLength: 5)
      #expect(alone.scalars == together[row: n].scalars)
    }
  }

  @Test(arguments: [RecurrentCell.rnn, .lstm])
  func `the first weights have the scale of their inputs, and the biases are zero`(
    cell: RecurrentCell
  ) {
    var random = RandomState(seed: 7)
    let net = network(cell, features: 50, wordSize: 40, units: 60, words: 80, using: &random)
    let inputs = ["W_embed": 10_000, "W_proj": 50, "Wx": 40, "Wh": 60, "W_vocab": 60]
    for (name, count) in inputs {
      let deviation = net.parameters[name].standardDeviation() * Double(count).squareRoot()
      #expect(abs(deviation - 1) < 0.1, "\(name)")
    }
    for name in ["b_proj", "b", "b_vocab"] {
      #expect(net.parameters[name].scalars.allSatisfy { $0 == 0 }, "\(name)")
    }
    #expect(net.parameters["Wx"].shape == [40, cell == .rnn ? 60 : 240])
  }
}

extension CaptioningRNN<Double> {
  /// A copy of a network with another vocabulary.
  fileprivate init(_ net: Self, vocabulary: CaptionVocabulary) {
    var random = RandomState(seed: 0)
    self.init(
      net.cell, vocabulary: vocabulary, inputSize: net.parameters["W_proj"].shape[0],
      wordSize: net.parameters["W_embed"].shape[1], hiddenSize: net.parameters["W_proj"].shape[1],
      using: &random)
    parameters = net.parameters
  }
}
