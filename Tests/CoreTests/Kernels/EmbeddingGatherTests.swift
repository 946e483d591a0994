import Core
import Testing

@Suite struct EmbeddingGatherTests {
  private let indices = [3, 0, 3, 1, 3]

  @Test func `rows are gathered, and gradients of one row added up`() {
    var random = RandomState(seed: 4)
    let table: Tensor<Double> = random.randn([5, 7])
    #expect(embedding(table, indices: indices) == table[rows: indices])
    let upstream: Tensor<Double> = random.randn([5, 7])
    let gradient = numericalGradient(
      of: { embedding($0, indices: indices) }, at: table, upstream: upstream)
    #expect(isClose(embeddingBackward(upstream, indices: indices, rows: 5), gradient, 1e-8))
  }

  @Test func `no indices give no rows, and a gradient of zero`() {
    #expect(embedding(Tensor<Float>.ones([2, 3]), indices: []).shape == [0, 3])
    #expect(
      embeddingBackward(Tensor<Float>.zeros([0, 3]), indices: [], rows: 2) == .zeros([2, 3]))
  }

  @Test func `an index beyond the table stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = embedding(Tensor<Float>.zeros([4, 2]), indices: [4])
    }
    #expect(message(of: result).contains("expected indices from 0 to 3, found 4"))
  }
}
