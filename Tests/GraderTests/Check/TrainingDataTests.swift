import GraderTestSupport
import Judging
import Core
import Foundation
import Grading
import Grader
import Media
import Presentation
import Record
import Testing

@Suite struct TrainingDataTests {
  private static let scenes = Result {
    try TrainingData(
      ColorScenes.dataset(train: 1100, test: 300), title: "scenes", counts: (1000, 100, 300),
      features: Pairing.imageFeatures)
  }

  /// Weights `[F + 1, 10]` of a least-squares classifier: one linear model that nobody has to tune.
  private func weights(for data: LabelledData<Float>) -> Tensor<Float> {
    let targets = Tensor<Float>(
      data.y.flatMap { label in (0..<10).map { $0 == label ? 1 : -0.1 } },
      shape: [data.y.count, 10])
    var w = Tensor<Float>.zeros([data.x.shape[1], 10])
    for _ in 0..<300 {
      let gradient = data.x.transposed().matmul(data.x.matmul(w) - targets)
      w -= gradient * (0.1 / Float(data.y.count * 4))
    }
    return w
  }

  private func accuracy(_ w: Tensor<Float>, on data: LabelledData<Float>) -> Double {
    let labels = data.x.matmul(w).argmax(axis: 1).scalars
    return Double(zip(labels, data.y).count { $0 == $1 }) / Double(data.y.count)
  }

  @Test func `in disguise honest training comes as far, and weights from elsewhere come nowhere`()
    throws
  {
    let data = try Self.scenes.get()
    let usual = weights(for: data.features.train)
    #expect(accuracy(usual, on: data.features.test) > 0.3)
    var random = RandomState(seed: 3)
    let disguised = data.disguised(&random)
    let honest = weights(for: disguised.features.train)
    let difference =
      accuracy(honest, on: disguised.features.test) - accuracy(usual, on: data.features.test)
    #expect(abs(difference) < 0.01)
    #expect(accuracy(usual, on: disguised.features.test) < 0.2)
  }

  @Test func `a disguise changes the order of columns, classes and rows, and nothing else`() throws
  {
    let data = try Self.scenes.get()
    var random = RandomState(seed: 4)
    let disguised = data.disguised(&random)
    #expect(disguised.classNames != data.classNames)
    #expect(disguised.pixelColumns != data.pixelColumns)
    #expect(disguised.pixelColumns.sorted() == data.pixelColumns)
    let test = disguised.pixels.test
    let ones = test.x[0..., 3072..<3073].scalars
    #expect(ones.allSatisfy { $0 == 1 })
    // Each image is there once, with the name of its class, when the columns are put back.
    let restored = test.x.taking(disguised.pixelColumns, axis: 1)
    for place in [0, 1, 2] {
      let image = data.pixels.test.x[place..<place + 1, 0..<3072].scalars
      let rows = (0..<test.y.count).filter { restored[row: $0].scalars == image }
      let row = try #require(rows.first)
      #expect(rows.count == 1)
      #expect(
        disguised.classNames[test.y[row]] == data.classNames[data.pixels.test.y[place]])
    }
  }

  @Test func `learned weights are drawn with every pixel in its place`() throws {
    let data = try Self.scenes.get()
    var random = RandomState(seed: 5)
    let disguised = data.disguised(&random)
    let w: Tensor<Float> = random.randn([3073, 10])
    var original = w
    // Pixel i of the image is column pixelColumns[i] of what the model saw.
    for (pixel, column) in disguised.pixelColumns.enumerated() {
      original[row: pixel] = w[row: column]
    }
    let drawn = WeightImages.templates(Payload(tensors: ["w": .float(w)]), of: disguised)
    let expected = WeightImages.templates(Payload(tensors: ["w": .float(original)]), of: data)
    #expect(drawn.first?.png == expected.first?.png)
  }

  @Test func `another seed gives other scenes, and the same seed the same`() throws {
    let folder = try TemporaryFolder()
    let sets = try [1, 1, 2].map { seed in
      try ImageDataset.forGrading(
        in: DataStore(folder: folder.url.path), train: 20, test: 10, seed: seed)
    }
    #expect(sets[0] == sets[1])
    #expect(sets[0].test != sets[2].test)
    #expect(sets[0].train != sets[2].train)
    #expect(sets[0].train.count == 20)
    #expect(sets[0].test.count == 10)
  }

  @Test func `of CIFAR-10 images are drawn at random, each at most once`() throws {
    let folder = try TemporaryFolder()
    // Every image is filled with its own number.
    let names = (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]
    for (batch, name) in names.enumerated() {
      var records: [UInt8] = []
      for image in 0..<20 {
        records.append(0)  // The label.
        records += Array(repeating: UInt8(20 * batch + image), count: 3072)
      }
      try folder.write(records, to: "cifar-10-batches-bin/" + name)
    }
    let store = DataStore(
      folder: folder.url.path, variable: { _ in nil }, sharedFolder: "/nowhere", batchSize: 20)
    let sets = try [1, 1, 2].map { seed in
      try ImageDataset.forGrading(in: store, train: 50, test: 10, seed: seed)
    }
    #expect(sets[0] == sets[1])
    #expect(sets[0].train != sets[2].train)
    let numbers = (0..<50).map { sets[0].train.images[$0, 0, 0, 0] }
    #expect(Set(numbers).count == 50)
    #expect(numbers.allSatisfy { $0 < 100 })
    #expect(numbers != numbers.sorted())
    #expect((0..<10).allSatisfy { sets[0].test.images[$0, 0, 0, 0] >= 100 })
  }
}
