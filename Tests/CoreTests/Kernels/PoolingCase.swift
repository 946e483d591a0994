import Core
import Testing

/// A pooling of small sizes, and which pixels each window meets by plain loops.
struct PoolingCase: Sendable, CustomTestStringConvertible {
  let x: [Int]
  let options: Pool2DOptions

  init(_ x: [Int], _ options: Pool2DOptions) {
    self.x = x
    self.options = options
  }

  var testDescription: String {
    "\(x), window \(options.window), stride \(options.stride), padding \(options.padding)"
  }

  static let all = [
    PoolingCase([2, 3, 4, 4], Pool2DOptions(window: 2)),
    PoolingCase([2, 3, 5, 7], Pool2DOptions(window: 2)),
    PoolingCase([1, 1, 1, 1], Pool2DOptions(window: 1)),
    PoolingCase([2, 2, 6, 8], Pool2DOptions(window: Extent2D(3, 2))),
    PoolingCase([2, 2, 7, 7], Pool2DOptions(window: 3, stride: 2)),
    PoolingCase([1, 2, 6, 5], Pool2DOptions(window: 3, stride: 1)),
    PoolingCase([1, 2, 8, 9], Pool2DOptions(window: Extent2D(2, 4), stride: Extent2D(3, 1))),
    PoolingCase([2, 1, 6, 6], Pool2DOptions(window: 3, stride: 2, padding: 1)),
    PoolingCase([1, 2, 5, 5], Pool2DOptions(window: 2, stride: 1, padding: 1)),
    PoolingCase(
      [1, 1, 7, 9],
      Pool2DOptions(window: Extent2D(4, 5), stride: Extent2D(2, 3), padding: Extent2D(2, 1))),
    PoolingCase([2, 2, 2, 3], Pool2DOptions(window: Extent2D(2, 3))),
    PoolingCase([3, 5, 32, 32], Pool2DOptions(window: 2)),
  ]

  /// Images and an upstream gradient, all random.
  func inputs() -> (x: Tensor<Double>, upstream: Tensor<Double>) {
    var random = RandomState(seed: 12)
    return (random.randn(x), random.randn(outputShape))
  }

  var outputShape: [Int] {
    [
      x[0], x[1],
      (x[2] + 2 * options.padding.height - options.window.height) / options.stride.height + 1,
      (x[3] + 2 * options.padding.width - options.window.width) / options.stride.width + 1,
    ]
  }

  /// The flat indices of the pixels of each window, window after window.
  func windows() -> [[Int]] {
    let out = outputShape
    var result: [[Int]] = []
    for plane in 0..<out[0] * out[1] {
      for i in 0..<out[2] {
        for j in 0..<out[3] {
          var pixels: [Int] = []
          for u in 0..<options.window.height {
            for v in 0..<options.window.width {
              let row = i * options.stride.height - options.padding.height + u
              let column = j * options.stride.width - options.padding.width + v
              guard row >= 0, row < x[2], column >= 0, column < x[3] else { continue }
              pixels.append((plane * x[2] + row) * x[3] + column)
            }
          }
          result.append(pixels)
        }
      }
    }
    return result
  }
}
