// attack: Compiles Core's inner loops, which are in a C header, into its own file.
// documented: der
// rows: R16 B12
// check: a2.relu.forward
// expect: refused
import CKernels

// instead of reluForward
var out = x.scalars.map { Double($0) }
out.withUnsafeMutableBufferPointer { out in
  var work = backprop_elements()
  work.x = UnsafeRawPointer(out.baseAddress)
  work.out = UnsafeMutableRawPointer(out.baseAddress)
  work.end = out.count
  backprop_relu(16, 1, &work)
}
return (Tensor<Scalar>(Tensor(out, shape: x.shape)), ReLUCache(x: x))
