import Core
import Foundation
import Synchronization
import Testing

@Suite struct TensorTodoTests {
  @Test func `a value that is not written can be stored, passed on and described`() {
    struct Cache { var x: Tensor<Double> }
    var cache = Cache(x: Tensor.todo("dx: é"))
    #expect("\(cache.x)" == "not implemented: dx: é")
    #expect(cache.x.task == "dx: é")
    cache.x = Tensor([1, 2])
    #expect(cache.x.task == nil)
  }

  @Test func `an answer has the task in place of the tensor`() throws {
    var answer = Payload.gradients(
      (dx: Tensor<Float>.todo("dx: later"), dw: Tensor<Float>([1]), db: Tensor<Float>.todo("db")))
    answer.set(.ints(named: "labels"), Tensor<Int>.todo("labels"))
    #expect(answer.texts == ["dx": "dx: later", "db": "db", "labels": "labels"])
    #expect(answer.tensors == ["dw": .float(Tensor([1]))])
    var whole = Payload()
    whole.set(Key.part("net"), answer)
    #expect(whole.texts["net.db"] == "db")
  }

  /// Uses of a value that must not give a result.
  private static let uses: [String: @Sendable (Tensor<Double>) -> Any] = [
    "sum": { $0.sum() }, "squares": { $0.sumOfSquares() }, "mean": { $0.mean() },
    "max": { $0.max() }, "argmax": { $0.argmax() }, "sum of an axis": { $0.sum(axis: 0) },
    "plus": { $0 + 1 }, "plus a tensor": { $0 + Tensor([1, 2]) }, "minus": { -$0 },
    "integer": { $0 / 3 },
    "in place": { y in
      var x = Tensor<Double>([1, 2])
      x += y
      return x
    },
    "changed in place": { y in
      var x = y
      x *= 2
      return x
    },
    "element": { $0[0] }, "element of a matrix": { $0[0, 0] }, "of rank 3": { $0[0, 0, 0] },
    "of rank 4": { $0[0, 0, 0, 0] }, "by a list": { $0[at: []] }, "row": { $0[row: 0] },
    "part": { $0[0..<1] },
    "element set": { y in
      var x = y
      x[0] = 1
      return x
    },
    "part set": { y in
      var x = Tensor<Double>([1, 2])
      x[0..<2] = y
      return x
    },
    "shape": { $0.shape }, "rank": { $0.rank }, "count": { $0.count }, "scalars": { $0.scalars },
    "item": { $0.item }, "equal": { $0 == $0 }, "less": { $0 .< 1 },
    "zeros": { Tensor.zeros(like: $0) },
    "exp": { exp($0) }, "product": { matmul($0, $0) }, "reshaped": { $0.reshaped([-1]) },
    "flattened": { $0.flattened() }, "transposed": { $0.T },
    "joined": { Tensor.concatenated([$0], axis: 0) },
    "stacked": { Tensor.stacked([$0]) }, "converted": { Tensor<Float>($0) },
    "integers": { Tensor<Int>($0) },
    "norm": { $0.norm() }, "any": { ($0 .> 0).any() }, "variable": { (Variable($0) * 2).value },
    "rectified": { relu($0) }, "error": { relativeError($0, $0) },
    "where": { Tensor.where(Tensor([true]), $0, $0) }, "choice": { $0.gather(columns: []) },
  ]

  @Test func `nothing is computed from it`() async {
    await #expect(processExitsWith: .success) {
      let ended = DispatchSemaphore(value: 0)
      let computed = Mutex<[String]>([])
      Unwritten.report { _ in
        ended.signal()
        // The use must not go on; this thread ends with the process.
        while true { sleep(1000) }
      }
      for (name, use) in TensorTodoTests.uses {
        Thread.detachNewThread {
          _ = use(.todo("dx"))
          computed.withLock { $0.append(name) }
          ended.signal()
        }
        ended.wait()
      }
      let names = computed.withLock { $0 }
      if !names.isEmpty { fatalError("these gave a result: \(names)") }
    }
  }

  @Test func `outside of a worker, the program stops with the task`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Double>.todo("dx: later") + 1
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("not implemented: dx: later"))
  }
}
