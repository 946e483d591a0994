import Core
import Solution1
import Testing

@Suite struct FeaturesTests {
  // Course, features notebook, cells 3 and 12: 144 + 10 features, 155 with the bias.
  @Test func `the features have the published lengths`() throws {
    var random = RandomState(seed: 0)
    let images: Tensor<Float> = random.rand([3, 32, 32, 3]) * 255
    #expect(try hogFeature(images.row(0)).shape == [144])
    #expect(try colorHistogramHSV(images.row(0)).shape == [10])
    let features = try hogAndColorFeatures(images)
    #expect(features.shape == [3, 154])
    #expect(FeatureScaling(fitting: features)(features).shape == [3, 155])
  }

  @Test func `a vertical edge and its reverse are one orientation`() throws {
    // Columns 0 to 3 dark, the others bright: the gradient points right, at half a turn of two.
    var image = Tensor<Double>.zeros([8, 8])
    image[..., 4..<8] = .full([8, 4], 100)
    let feature = try hogFeature(image)
    #expect(feature.shape == [9])
    // Eight pixels of 64 have a gradient of 100.
    #expect(feature == Tensor([12.5, 0, 0, 0, 0, 0, 0, 0, 0]))
    #expect(try hogFeature(100 - image) == feature)
  }

  @Test func `a horizontal edge is the orientation in the middle`() throws {
    var image = Tensor<Double>.zeros([8, 8])
    image[4..<8] = .full([4, 8], 100)
    #expect(try hogFeature(image) == Tensor([0, 0, 0, 0, 12.5, 0, 0, 0, 0]))
  }

  @Test func `cells follow each other row by row, in images that are not square too`() throws {
    var image = Tensor<Double>.zeros([16, 24])
    image[3, 19] = 64  // The third cell of the first row.
    let feature = try hogFeature(image).reshaped([2, 3, 9])
    let strengths = feature.sum(axis: 2)
    #expect(strengths[0, 2] > 0)
    #expect(strengths.sum() == strengths[0, 2])
  }

  @Test func `brightness has the standard weights`() throws {
    var image = Tensor<Double>.zeros([8, 8, 3])
    for row in 0..<8 {
      for channel in 0..<3 { image[row, 4, channel] = [1, 10, 100][channel] }
    }
    // The column differs from both neighbors: 16 gradients of the same size over 64 pixels.
    let expected = (0.299 + 5.87 + 11.4) / 4
    #expect(try abs(hogFeature(image).sum() - expected) < 1e-12)
  }

  @Test func `hues are counted by their position on the color wheel`() throws {
    // Red, yellow, green, cyan, blue, magenta stand at 0, 1/6, … 5/6.
    let colors: Tensor<Double> = Tensor(
      [255, 0, 0, 255, 255, 0, 0, 255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 255], shape: [2, 3, 3])
    let counts = try colorHistogramHSV(colors, normalized: false)
    #expect(counts == Tensor([1, 1, 0, 1, 0, 1, 1, 0, 1, 0]))
    #expect(try abs(colorHistogramHSV(colors).sum() - 1) < 1e-12)
    #expect(try colorHistogramHSV(colors / 255) == colorHistogramHSV(colors))
  }

  @Test(arguments: [[16, 16], [16, 16, 1], [16, 16, 3]])
  func `gray images have features too`(shape: [Int]) throws {
    let gray = Tensor<Double>.arange(256).reshaped([16, 16, 1])
    let image = gray.broadcast(to: [16, 16, shape.last ?? 1 == 3 ? 3 : 1]).reshaped(shape)
    #expect(try colorHistogramHSV(image) == Tensor([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    let feature = try hogFeature(image)
    #expect(try largestDifference(feature, hogFeature(gray)) < 1e-9)
  }

  @Test func `features of several images are rows`() throws {
    var random = RandomState(seed: 0)
    let images: Tensor<Double> = random.rand([4, 16, 16, 3])
    var heard: [Int] = []
    let features = try extractFeatures(
      images, [{ try hogFeature($0) }, { $0.mean(axes: [0, 1]) }]
    ) { heard.append($0) }
    #expect(heard == [1, 2, 3, 4])
    #expect(features.shape == [4, 39])
    #expect(try features[2..<3, 0..<36].flattened() == hogFeature(images.row(2)))
  }

  @Test(arguments: [[5], [4, 4, 2], [1, 4, 4, 3]])
  func `what is no image is an error that shows the shape`(shape: [Int]) {
    #expect(throws: FeatureError.notAnImage(shape: shape)) {
      try hogFeature(Tensor<Float>.zeros(shape))
    }
    #expect(throws: FeatureError.notAnImage(shape: shape)) {
      try colorHistogramHSV(Tensor<Float>.zeros(shape))
    }
    #expect(FeatureError.notAnImage(shape: shape).description.contains("\(shape)"))
  }

  @Test func `scaling uses the training set and leaves constant features finite`() {
    let train: Tensor<Double> = Tensor([[1, 7], [3, 7]])
    let scaling = FeatureScaling(fitting: train)
    #expect(scaling(train) == Tensor([[-1, 0, 1], [1, 0, 1]]))
    #expect(scaling(Tensor([[5, 8]])) == Tensor([[3, 1, 1]]))
  }
}
