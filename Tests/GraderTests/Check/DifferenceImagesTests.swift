import Judging
import Core
import Grading
import Grader
import Media
import Record
import Testing

@Suite struct DifferenceImagesTests {
  private func images(_ received: [Double], _ expected: [Double]) -> [Finding.Image] {
    DifferenceImages.render(
      "scores", received: .double(Tensor(received, shape: [2, 3])),
      expected: .double(Tensor(expected, shape: [2, 3])))
  }

  private func pixels(_ image: Finding.Image) throws -> Tensor<UInt8> {
    try ImageFile.decode(image.png)
  }

  @Test func `received, expected and difference stand in one figure`() throws {
    let images = images([1, 2, 3, 4, 5, 9], [1, 2, 3, 4, 5, 6])
    #expect(Set(images.map(\.figure)).count == 1)
    #expect(images.map { $0.caption.prefix(8) } == ["Received", "Expected", "Differen"])
    #expect(images[2].caption.hasSuffix("\n0 to 3"))
    for image in images { #expect(try pixels(image).shape == [2, 3, 3]) }
  }

  @Test func `equal numbers have equal colors, and the difference shows the wrong one`() throws {
    let images = images([1, 2, 3, 4, 5, -60], [1, 2, 3, 4, 5, 6])
    let (received, expected) = (try pixels(images[0]), try pixels(images[1]))
    #expect(received[row: 0] == expected[row: 0])
    #expect(received[row: 1] != expected[row: 1])
    let difference = try pixels(images[2])
    #expect(difference[row: 0][row: 0] == difference[row: 1][row: 1])
    #expect(difference[row: 0][row: 0] != difference[row: 1][row: 2])
  }

  @Test func `numbers that are none are red`() throws {
    let images = images([1, 2, 3, 4, 5, .nan], [1, 2, 3, 4, 5, 6])
    #expect(try pixels(images[0])[row: 1][row: 2].scalars == [214, 39, 40])
  }

  @Test(arguments: [[6], [1, 3], [65, 2], [2, 3, 1]])
  func `what is no matrix of a drawable size is not drawn`(shape: [Int]) {
    let zeros = AnyTensor.double(.zeros(shape))
    #expect(DifferenceImages.render("x", received: zeros, expected: zeros).isEmpty)
  }
}
