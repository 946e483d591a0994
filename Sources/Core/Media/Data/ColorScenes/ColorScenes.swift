package import Core

/// A synthetic data set: small color images of ten kinds of objects in ten kinds of scenes.
///
/// The data set replaces CIFAR-10 when nothing can be downloaded, and it is difficult for the same
/// reasons: an object's position, size, rotation and colors vary, something may occlude it, and
/// colored light, background and noise change more pixels than the object does. Scenes and colors
/// give a few hints about the class, but shapes are the best clue. The same seed produces the same
/// bytes on every machine.
public enum ColorScenes {
  /// The ten class names, in label order.
  public static let classNames = SceneObject.allCases.map { "\($0)" }

  /// Creates a data set.
  ///
  /// A smaller data set with the same seed consists of the first images of a larger one.
  ///
  /// - Parameters:
  ///   - train: The number of training images. Every ten consecutive images show all ten classes.
  ///   - test: The number of test images.
  ///   - seed: The seed. A different seed gives different scenes of the same kind.
  /// - Returns: Images `[N, 32, 32, 3]` with their labels.
  public static func dataset(train: Int = 5000, test: Int = 1000, seed: UInt32 = 0) -> ImageDataset
  {
    dataset(train, test, streams: (UInt64(seed) << 1, UInt64(seed) << 1 | 1))
  }

  /// Creates a data set of scenes that nobody can find by trying seeds.
  ///
  /// The training images do not tell which scenes the test images show: each part has 64 random
  /// bits of its own.
  ///
  /// - Parameters:
  ///   - train: The number of training images.
  ///   - test: The number of test images.
  ///   - random: The generator.
  /// - Returns: Images `[N, 32, 32, 3]` with their labels.
  package static func dataset(
    train: Int, test: Int, drawing random: inout RandomState
  ) -> ImageDataset {
    dataset(train, test, streams: (random.nextBits(), random.nextBits()))
  }

  private static func dataset(
    _ train: Int, _ test: Int, streams: (train: UInt64, test: UInt64)
  ) -> ImageDataset {
    ImageDataset(
      name: DatasetName.colorScenes.rawValue, classNames: classNames,
      train: split(count: train, stream: streams.train),
      test: split(count: test, stream: streams.test))
  }

  private static func split(count: Int, stream: UInt64) -> ImageDataset.Split {
    var seeds = SplitMix64(seed: stream)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * CIFAR10.imageSize)
    var labels: [Int] = []
    var things: [SceneObject] = []
    while labels.count < count {
      if things.isEmpty { things = shuffledThings(&seeds) }
      var random = SplitMix64(seed: seeds.next())
      let thing = things.removeLast()
      labels.append(thing.rawValue)
      bytes += SceneRenderer.render(thing, &random)
    }
    return ImageDataset.Split(images: Tensor(bytes, shape: [count, 32, 32, 3]), labels: labels)
  }

  private static func shuffledThings(_ random: inout SplitMix64) -> [SceneObject] {
    var things = SceneObject.allCases
    for index in stride(from: things.count - 1, to: 0, by: -1) {
      things.swapAt(index, random.index(below: index + 1))
    }
    return things
  }
}

extension RandomState {
  /// Returns the next 64 bits of the stream.
  fileprivate mutating func nextBits() -> UInt64 {
    let high = UInt64(nextWord())
    return high << 32 | UInt64(nextWord())
  }
}
