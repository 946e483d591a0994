import Core
import Testing

/// The code of the article `Layers.md`, with what it says about its results.
@Suite struct LayersArticleTests {
  struct TiedCache<Scalar: TensorScalar> {
    var x: Tensor<Scalar>  // [N, D]
    var w: Tensor<Scalar>  // [K, D]
    var hidden: Tensor<Scalar>  // [N, K]
  }

  func tiedForward<Scalar: TensorScalar>(
    _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>
  ) -> (out: Tensor<Scalar>, cache: TiedCache<Scalar>) {
    let hidden = matmul(x, w, transposeB: true)  // [N, D] x [D, K] = [N, K]
    let out = matmul(hidden, w) + b  // [N, K] x [K, D] = [N, D]
    return (out, TiedCache(x: x, w: w, hidden: hidden))
  }

  func tiedBackward<Scalar: TensorScalar>(
    _ upstream: Tensor<Scalar>, _ cache: TiedCache<Scalar>
  ) -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
    let db = upstream.sum(axis: 0)  // [N, D] to [D]
    let dhidden = matmul(upstream, cache.w, transposeB: true)  // [N, D] x [D, K] = [N, K]
    var dw = matmul(cache.hidden, upstream, transposeA: true)  // [K, N] x [N, D] = [K, D]
    dw += matmul(dhidden, cache.x, transposeA: true)  // [K, N] x [N, D] = [K, D]
    let dx = matmul(dhidden, cache.w)  // [N, K] x [K, D] = [N, D]
    return (dx, dw, db)
  }

  @Test func `the layer passes its gradient checks`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 5])
    let w: Tensor<Double> = random.randn([3, 5])
    let b: Tensor<Double> = random.randn([5])
    let upstream: Tensor<Double> = random.randn([4, 5])

    let (_, cache) = tiedForward(x, w: w, b: b)
    let (dx, dw, db) = tiedBackward(upstream, cache)
    let checks = [
      gradientCheck(
        of: { tiedForward($0, w: w, b: b).out }, at: x, analytic: dx, upstream: upstream),
      gradientCheck(
        of: { tiedForward(x, w: $0, b: b).out }, at: w, analytic: dw, upstream: upstream),
      gradientCheck(
        of: { tiedForward(x, w: w, b: $0).out }, at: b, analytic: db, upstream: upstream),
    ]
    for check in checks { print(check.maxRelativeError) }  // each below 1e-7
    #expect(checks.allSatisfy { $0.maxRelativeError < 1e-7 && $0.checkedCount > 0 })
    let incomplete = matmul(cache.hidden, upstream, transposeA: true)
    let failed = gradientCheck(
      of: { tiedForward(x, w: $0, b: b).out }, at: w, analytic: incomplete, upstream: upstream)
    print(failed.maxRelativeError)  // above 1e-2
    #expect(failed.maxRelativeError > 1e-2)
  }

  @Test func `the layer learns`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 5])
    let w: Tensor<Double> = random.randn([3, 5])
    var (weights, bias) = (w * 0.1, Tensor<Double>.zeros([5]))
    var losses: [Double] = []
    for _ in 0..<100 {
      let (out, cache) = tiedForward(x, w: weights, b: bias)
      let error = out - x
      losses.append(error.square().mean())
      let (_, dw, db) = tiedBackward(2 * error / Double(x.count), cache)
      weights.add(dw, alpha: -0.1)
      bias.add(db, alpha: -0.1)
    }
    #expect((losses.last ?? 1) < 0.8 * losses[0])
  }

  /// The article prints; a test does not.
  private func print(_ items: Any...) {}
}
