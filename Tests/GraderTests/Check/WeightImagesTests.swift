import GraderTestSupport
import Judging
import Core
import Grading
import Grader
import Media
import Record
import Testing
import Presentation

@Suite struct WeightImagesTests {
  private func data() throws -> TrainingData {
    try TrainingData(
      ColorScenes.dataset(train: 40, test: 10), title: "scenes", counts: (30, 10, 10),
      features: Pairing.imageFeatures)
  }

  private func answer(_ name: String, _ tensor: AnyTensor) -> Payload {
    Payload(tensors: [name: tensor])
  }

  @Test func `weights of a linear classifier become one image a class`() throws {
    let data = try data()
    let w = Tensor<Float>.ones([3073, 10])
    let image = try #require(
      WeightImages.templates(answer("w", .float(w)), of: data).first)
    #expect(image.columns == data.classNames)
    #expect(try ImageFile.decode(image.png).shape == [34, 331, 3])
  }

  @Test func `weights of a first layer become some images at most`() throws {
    let w1 = Tensor<Float>.zeros([3073, 500])
    let image = try #require(
      WeightImages.hiddenUnits(
        answer("w1", .float(w1)), .tensor("w1"), of: try data()
      ).first)
    #expect(image.columns.isEmpty)
    #expect(try ImageFile.decode(image.png).shape == [133, 496, 3])
  }

  @Test(arguments: [
    AnyTensor.float(.zeros([3072, 10])), .float(.zeros([3073, 9])), .float(.zeros([3073])),
    .float(.zeros([3073, 0])), .double(.zeros([3073, 10])), .float(.zeros([0, 10])),
  ])
  func `an answer of another shape or type is not drawn`(weights: AnyTensor) throws {
    #expect(WeightImages.templates(answer("w", weights), of: try data()).isEmpty)
    #expect(WeightImages.templates(Payload(), of: try data()).isEmpty)
  }

  @Test func `weights that are no numbers are drawn nevertheless`() throws {
    let w = Tensor<Float>.full([3073, 10], .nan)
    #expect(WeightImages.templates(answer("w", .float(w)), of: try data()).count == 1)
  }
}
