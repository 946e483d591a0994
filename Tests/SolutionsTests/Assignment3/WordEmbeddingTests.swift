import Core
import Solution3
import Testing

@Suite struct WordEmbeddingTests {
  // Course, RNN_Captioning notebook, cell 18: around e-8 or less.
  @Test func `words give the published vectors`() throws {
    let words = Tensor([0, 3, 1, 2, 2, 1, 0, 3], shape: [2, 4])
    let out = try wordEmbeddingForward(words, w: Tensor.linspace(0, 1, [5, 3])).out
    let expected = [
      0, 0.07142857, 0.14285714, 0.64285714, 0.71428571, 0.78571429, 0.21428571, 0.28571429,
      0.35714286, 0.42857143, 0.5, 0.57142857, 0.42857143, 0.5, 0.57142857, 0.21428571, 0.28571429,
      0.35714286, 0, 0.07142857, 0.14285714, 0.64285714, 0.71428571, 0.78571429,
    ]
    #expect(out.shape == [2, 4, 3])
    #expect(difference(out, expected) < 1e-8)
  }

  // Cell 20: around e-11 or less.
  @Test func `a word that occurs often gets the sum of its gradients`() throws {
    var random = RandomState(seed: 231)
    let words = Tensor(random.randint(below: 5, count: 150), shape: [50, 3])
    let w: Tensor<Double> = random.randn([5, 6])
    let upstream: Tensor<Double> = random.randn([50, 3, 6])
    let dw = try wordEmbeddingBackward(upstream, wordEmbeddingForward(words, w: w).cache)
    let error = try gradientError(dw, at: w, upstream: upstream) {
      try wordEmbeddingForward(words, w: $0).out
    }
    #expect(error < 1e-10)
  }

  @Test func `a word that does not occur gets zeros`() throws {
    let w = Tensor<Double>.ones([4, 2])
    let words = Tensor([1, 1], shape: [1, 2])
    let dw = try wordEmbeddingBackward(
      Tensor<Double>.ones([1, 2, 2]), wordEmbeddingForward(words, w: w).cache)
    #expect(dw.scalars == [0, 0, 2, 2, 0, 0, 0, 0])
  }
}
