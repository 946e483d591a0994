import Core
import Testing

/// The code of the article `Core.md`, with what it says about its results.
@Suite struct CoreArticleTests {
  @Test func `the first example predicts a class for each example`() throws {

    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 3])  // 4 examples with 3 features each
    let w: Tensor<Double> = random.randn([3, 2])
    let scores = matmul(x, w)  // [4, 2]
    let predicted = scores.argmax(axis: 1)  // the class with the highest score, for each example
    #expect(scores.shape == [4, 2])
    #expect(predicted.shape == [4])
  }
}
