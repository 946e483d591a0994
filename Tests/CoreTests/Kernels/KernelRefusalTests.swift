import Core
import Testing

@Suite struct KernelRefusalTests {
  @Test func `filters of other channels than the images stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2d(Tensor<Float>.zeros([1, 3, 8, 8]), weight: .zeros([4, 2, 3, 3]))
    }
    #expect(message(of: result).contains("conv2d: expected filters with 3 channels"))
  }

  @Test func `a window larger than the padded image stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2d(
        Tensor<Float>.zeros([1, 1, 3, 3]), weight: .zeros([1, 1, 6, 3]), Conv2DOptions(padding: 1))
    }
    #expect(message(of: result).contains("a window of 6 x 3 with dilation 1 x 1 does not fit"))
  }

  @Test func `groups that do not divide the filters stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2d(
        Tensor<Float>.zeros([1, 4, 3, 3]), weight: .zeros([3, 2, 3, 3]), Conv2DOptions(groups: 2))
    }
    #expect(message(of: result).contains("4 channels, 3 filters and 2 groups"))
  }

  @Test func `a stride of nothing stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2d(
        Tensor<Float>.zeros([1, 1, 3, 3]), weight: .zeros([1, 1, 3, 3]),
        Conv2DOptions(stride: Extent2D(1, 0)))
    }
    #expect(message(of: result).contains("found window 3 x 3, stride 1 x 0"))
  }

  @Test func `a matrix is no image`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2d(Tensor<Float>.zeros([3, 3]), weight: .zeros([1, 1, 3, 3]))
    }
    #expect(message(of: result).contains("conv2d: expected images of shape [N, C, H, W]"))
  }

  @Test func `a bias of the wrong length stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2d(
        Tensor<Float>.zeros([1, 1, 3, 3]), weight: .zeros([2, 1, 3, 3]), bias: .zeros([3]))
    }
    #expect(message(of: result).contains("conv2d: expected a bias of shape [2]"))
  }

  @Test func `an upstream gradient of another shape than the output stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2dBackward(
        Tensor<Float>.zeros([1, 2, 3, 3]), x: .zeros([1, 1, 3, 3]), weight: .zeros([2, 1, 3, 3]))
    }
    #expect(message(of: result).contains("expected an upstream gradient with the output's shape"))
  }
}
