public import Core

/// Labeled images for training and testing.
public struct ImageDataset: Sendable, Equatable {
  /// Images with their labels.
  public struct Split: Sendable, Equatable {
    /// The pixels, `[N, H, W, C]`, in 0...255, where C is 3 for color (red, green, blue) and 1 for
    /// gray.
    public let images: Tensor<UInt8>

    /// The classes, `[N]`, as indices into `classNames`.
    public let labels: [Int]

    /// Creates a split from images and labels.
    ///
    /// - Precondition: `images` is `[N, H, W, C]` and there is one label per image.
    public init(images: Tensor<UInt8>, labels: [Int]) {
      if images.rank != 4 || images.shape[0] != labels.count {
        shapeFailure(
          "ImageDataset.Split: expected images of shape [N, H, W, C] with N = \(labels.count) "
            + "labels, found \(images.shape)"
        )
      }
      self.images = images
      self.labels = labels
    }

    /// The number of images, N.
    public var count: Int { labels.count }

    /// The images in a range of indices, with their labels.
    public subscript(range: Range<Int>) -> Split {
      Split(images: images[range], labels: Array(labels[range]))
    }

    /// Returns the first `count` images, or all of them if there are fewer.
    public func prefix(_ count: Int) -> Split {
      self[0..<min(count, self.count)]
    }
  }

  /// The data set's name on the command line, such as `cifar10`.
  public let name: String

  /// The name of each class.
  public let classNames: [String]

  /// The training set.
  public let train: Split

  /// The test set.
  public let test: Split

  /// Creates a data set.
  public init(name: String, classNames: [String], train: Split, test: Split) {
    self.name = name
    self.classNames = classNames
    self.train = train
    self.test = test
  }

  /// Returns the data set with fewer images, for a quicker run.
  public func prefix(train: Int, test: Int) -> ImageDataset {
    ImageDataset(
      name: name, classNames: classNames, train: self.train.prefix(train),
      test: self.test.prefix(test))
  }
}
