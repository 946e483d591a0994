@testable import Core
import CKernels
import Glibc

// Exercises that let Core answer for them, in the ways that a submission could try. What needs the
// testable import is refused by the rule of symbols; the gate in Core has to hold without it.

let coreUses: [Exercise] = [
  Exercise("use of a todo") { _ in answer(.todo("y: later") + 1) },
  Exercise("todo") { _ in answer(.todo("y: later")) },
  Exercise("convolution") { _ in answer(conv2d(images, weight: filters)) },
  Exercise("gradient of a convolution") { _ in
    answer(conv2dBackward(.ones([1, 1, 3, 3]), x: images, weight: filters).weight)
  },
  Exercise("gradient by biases") { _ in answer(conv2dBiasGradient(images)) },
  Exercise("max pooling") { _ in answer(maxPool2D(images, Pool2DOptions(window: 2)).output) },
  Exercise("average pooling") { _ in answer(averagePool2D(images, Pool2DOptions(window: 2))) },
  Exercise("batch normalization") { _ in
    answer(batchNorm(rows, gamma: .ones([3]), beta: .zeros([3])).output)
  },
  Exercise("spatial batch normalization") { _ in
    answer(batchNorm(images, gamma: .ones([1]), beta: .zeros([1])).output)
  },
  Exercise("layer normalization") { _ in
    answer(layerNorm(rows, gamma: .ones([3]), beta: .zeros([3])).output)
  },
  Exercise("softmax") { _ in answer(softmaxCrossEntropy(rows, labels: [0, 1]).losses) },
  Exercise("ReLU") { _ in answer(relu(rows)) },
  Exercise("Adam") { _ in
    var w = rows
    var (mean, square) = (Tensor<Double>.zeros([2, 3]), Tensor<Double>.zeros([2, 3]))
    w.stepAdam(rows, mean: &mean, square: &square, number: 1, rate: 0.1)
    return answer(w)
  },
  Exercise("recurrent cell") { _ in
    let square = Tensor<Double>.ones([3, 3])
    return answer(
      recurrentStep(
        rows, hidden: rows, inputWeight: square, hiddenWeight: square, bias: .zeros([3])))
  },
  Exercise("embedding") { _ in answer(embedding(rows, indices: [1])) },
  Exercise("gradient by recording") { _ in
    let x = Variable(rows, requiresGradient: true)
    x.square().sum().backward()
    return answer(x.gradient ?? rows)
  },
  Exercise("dropout of a variable") { _ in
    var random = RandomState(seed: 1)
    return answer(noGrad { Variable(rows).dropout(0.5, using: &random).value })
  },
  Exercise("numerical gradient") { _ in
    answer(numericalGradient(of: { (x: Tensor<Double>) -> Double in x.sum() }, at: rows))
  },
  Exercise("by a thread") { _ in
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        result = conv2d(images, weight: filters)
        return nil
      }, nil)
    pthread_join(thread, nil)
    return answer(result)
  },
  Exercise("by a cache") { _ in answer(cached) },
  Exercise("by another exercise") { input in
    try Exercise("inner", allowing: .all) { _ in answer(conv2d(images, weight: filters)) }(input)
  },
  Exercise("by its own allowance", allowing: .all) { _ in answer(conv2d(images, weight: filters)) },
  Exercise("by the inputs") { input in
    var input = input
    input.set(.text("allowed"), "1023")
    return answer(conv2d(images, weight: filters))
  },
  Exercise("by opening the gate") { _ in
    _ = Withholding.close([]) { _ in }
    return answer(conv2d(images, weight: filters))
  },
  Exercise("by writing to the gate") { _ in
    UnsafeMutableRawBufferPointer(mutating: Withholding.memory).storeBytes(of: 0, as: Int.self)
    return answer(conv2d(images, weight: filters))
  },
  Exercise("by unlocking the gate") { _ in
    mprotect(
      UnsafeMutableRawPointer(mutating: Withholding.memory.baseAddress), Withholding.memory.count,
      PROT_READ | PROT_WRITE)
    return answer(rows)
  },
  Exercise("by mapping over the gate") { _ in
    mmap(
      UnsafeMutableRawPointer(mutating: Withholding.memory.baseAddress), Withholding.memory.count,
      PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED | 0x20, -1, 0)
    return answer(rows)
  },
  Exercise("by emptying the gate") { _ in
    madvise(
      UnsafeMutableRawPointer(mutating: Withholding.memory.baseAddress), Withholding.memory.count,
      MADV_DONTNEED)
    return answer(rows)
  },
  Exercise("by the file of its memory") { _ in
    answer(Tensor([Double(open("/proc/self/mem", O_RDWR))], shape: [1]))
  },
  Exercise("past the gate") { _ in
    var x = [-1.0, 2], out = [0.0, 0]
    x.withUnsafeMutableBufferPointer { x in
      out.withUnsafeMutableBufferPointer { out in
        var work = backprop_elements()
        work.x = UnsafeRawPointer(x.baseAddress)
        work.out = UnsafeMutableRawPointer(out.baseAddress)
        work.end = 2
        Loops.rectify(&work, 16, isDouble: true)
      }
    }
    return answer(Tensor(out, shape: [2]))
  },
  Exercise("tensors alone") { _ in answer(matmul(rows, rows.transposed()).exp()) },
]

private let images = Tensor<Double>((0..<16).map(Double.init), shape: [1, 1, 4, 4])
private let filters = Tensor<Double>.ones([1, 1, 2, 2])
private let rows = Tensor<Double>([1, 2, 3, 4, 5, 6.5], shape: [2, 3])

/// What a first call leaves for others.
private let cached = conv2d(images, weight: filters)
nonisolated(unsafe) private var result = Tensor<Double>.zeros([1])

private func answer(_ y: Tensor<Double>) -> Payload { .answer(.tensor("y"), y) }
