package import Core

/// A synthetic data set of pictures with captions.
///
/// Each picture of 64 × 64 pixels shows one to three objects of ten kinds, ten colors and two
/// sizes, and has five captions of 4 to 15 words. The same seed gives the same pictures and
/// captions on every machine.
package struct CaptionedScenes: Sendable {
  /// The number of captions of each picture.
  package static let captionCount = 5
  /// The number of indices of a caption, with both signs.
  package static let length = CaptionGrammar.longest + 2

  /// Some of the pictures, with their captions.
  package struct Split: Sendable {
    /// What the pictures show.
    package let scenes: [CaptionedScene]
    /// The pictures, of shape `[N, 64, 64, 3]`.
    package let images: Tensor<UInt8>
    /// The captions as words, five for each picture.
    package let captions: [[[String]]]
  }

  /// The pictures to train on.
  package let train: Split
  /// The pictures for choosing hyperparameters.
  package let validation: Split
  /// The pictures that no training has seen.
  package let test: Split

  /// All words that captions may have, in a fixed order.
  package static let words = CaptionWords(vocabulary)

  /// Draws a data set.
  ///
  /// - Parameters:
  ///   - train: The number of training pictures.
  ///   - validation: The number of validation pictures.
  ///   - test: The number of test pictures.
  ///   - seed: The seed. Each part has its own scenes.
  package init(train: Int = 4000, validation: Int = 500, test: Int = 500, seed: UInt64 = 0) {
    var seeds = SplitMix64(seed: seed)
    let streams = (0..<3).map { _ in seeds.next() }
    self.train = Split(count: train, stream: streams[0])
    self.validation = Split(count: validation, stream: streams[1])
    self.test = Split(count: test, stream: streams[2])
  }

  /// All words that occur in many captions.
  private static let vocabulary: [String] = {
    var random = SplitMix64(seed: 1)
    var words: Set<String> = []
    // The grammar is small: its words all occur among a few thousand captions.
    for _ in 0..<20_000 {
      let scene = CaptionedScene(&random)
      words.formUnion(CaptionGrammar(scene: scene).caption(&random))
    }
    return words.sorted()
  }()
}

extension CaptionedScenes.Split {
  fileprivate init(count: Int, stream: UInt64) {
    var seeds = SplitMix64(seed: stream)
    var (scenes, captions, bytes): ([CaptionedScene], [[[String]]], [UInt8]) = ([], [], [])
    bytes.reserveCapacity(count * CaptionedScene.side * CaptionedScene.side * 3)
    for _ in 0..<count {
      var random = SplitMix64(seed: seeds.next())
      let scene = CaptionedScene(&random)
      scenes.append(scene)
      bytes += scene.picture(&random)
      let grammar = CaptionGrammar(scene: scene)
      captions.append((0..<CaptionedScenes.captionCount).map { _ in grammar.caption(&random) })
    }
    self.init(
      scenes: scenes,
      images: Tensor(bytes, shape: [count, CaptionedScene.side, CaptionedScene.side, 3]),
      captions: captions)
  }
}
