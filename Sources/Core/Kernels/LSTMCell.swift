import CKernels

// One LSTM step for inputs [N, D] and states [N, H], forward and backward. A step consists of two
// matrix products and the gates, which the loops of recurrence.h (CKernels) compute. It is planned
// for assignment 3; so far, only the tests call it.

/// The result of an LSTM step.
package struct LSTMState<Scalar: TensorScalar>: Sendable {
  /// The hidden states, `[N, H]`.
  package let hidden: Tensor<Scalar>
  /// The cell states, `[N, H]`.
  package let cell: Tensor<Scalar>
  /// The activations of the input, forget, output and candidate gates, `[N, 4 H]`, for the backward
  /// pass.
  package let gates: Tensor<Scalar>
}

/// Computes the new state of an LSTM from the pre-activations of its gates, in one pass.
///
/// The columns of `sums` belong to i, f, o and g, in that order. With `i, f, o = sigmoid(sums)` and
/// `g = tanh(sums)`, the new state is `cell' = f cell + i g` and `hidden' = o tanh(cell')`. See
/// Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997, with the forget gate of Gers,
/// Schmidhuber and Cummins, 2000.
///
/// - Parameters:
///   - sums: The pre-activations, including biases, `[N, 4 H]`.
///   - cell: The previous cell states, `[N, H]`.
/// - Returns: The new state.
package func lstmGates<Scalar: TensorScalar>(
  _ sums: Tensor<Scalar>, cell: Tensor<Scalar>
) -> LSTMState<Scalar> {
  checkGates(sums, cell, in: "lstmGates")
  let shape = cell.shape
  var (gates, next): ([Scalar], [Scalar]) = ([], [])
  let hidden = withAddresses(sums.storage, cell.storage) { addresses in
    [Scalar].filled(cell.count) { hidden in
      next = .filled(cell.count) { next in
        gates = .filled(sums.count) { gates in
          shareUnits(shape[0], work: 60 * sums.count) { rows in
            var work = backprop_gates()
            (work.sums, work.cell) = (addresses[0], addresses[1])
            work.gates = UnsafeMutableRawPointer(gates)
            work.next_cell = UnsafeMutableRawPointer(next)
            work.hidden = UnsafeMutableRawPointer(hidden)
            (work.first, work.end, work.length) = (rows.lowerBound, rows.upperBound, shape[1])
            Kernels.openGates(&work, isDouble: Scalar.self == Double.self)
          }
        }
      }
    }
  }
  return LSTMState(
    hidden: Tensor(unchecked: hidden, shape: shape), cell: Tensor(unchecked: next, shape: shape),
    gates: Tensor(unchecked: gates, shape: sums.shape))
}

/// Computes the gradients of `sum(hidden' * upstream) + sum(cell' * cellUpstream)`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the new hidden states, `[N, H]`.
///   - cellUpstream: The gradient with respect to the new cell states, `[N, H]`.
///   - state: The result of the forward pass.
///   - cell: The previous cell states, `[N, H]`.
/// - Returns: The gradients with respect to the pre-activations, `[N, 4 H]`, and the previous cell
///   states, `[N, H]`.
package func lstmGatesBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, cellUpstream: Tensor<Scalar>, _ state: LSTMState<Scalar>,
  cell: Tensor<Scalar>
) -> (sums: Tensor<Scalar>, cell: Tensor<Scalar>) {
  checkGates(state.gates, cell, in: "lstmGatesBackward")
  checkShapes(upstream, cell, in: "lstmGatesBackward")
  checkShapes(cellUpstream, cell, in: "lstmGatesBackward")
  var before: [Scalar] = []
  let sums = withAddresses(
    state.gates.storage, cell.storage, state.cell.storage, upstream.storage, cellUpstream.storage
  ) { addresses in
    [Scalar].filled(state.gates.count) { out in
      before = .filled(cell.count) { previous in
        shareUnits(cell.shape[0], work: 40 * state.gates.count) { rows in
          var work = backprop_gates()
          work.gates = UnsafeMutableRawPointer(mutating: addresses[0])
          work.cell = addresses[1]
          work.next_cell = UnsafeMutableRawPointer(mutating: addresses[2])
          (work.hidden_gradient, work.cell_gradient) = (addresses[3], addresses[4])
          work.sums_gradient = UnsafeMutableRawPointer(out)
          work.previous_gradient = UnsafeMutableRawPointer(previous)
          (work.first, work.end, work.length) = (rows.lowerBound, rows.upperBound, cell.shape[1])
          Kernels.takeGatesGradient(&work, isDouble: Scalar.self == Double.self)
        }
      }
    }
  }
  return (
    Tensor(unchecked: sums, shape: state.gates.shape), Tensor(unchecked: before, shape: cell.shape)
  )
}

/// Computes an LSTM step: applies the gates to `x Wx + h Wh + b`.
///
/// - Parameters:
///   - x: The inputs, `[N, D]`.
///   - hidden: The previous hidden states, `[N, H]`.
///   - cell: The previous cell states, `[N, H]`.
///   - inputWeight: The weights Wx, `[D, 4 H]`.
///   - hiddenWeight: The weights Wh, `[H, 4 H]`.
///   - bias: The biases, `[4 H]`.
/// - Returns: The new state.
package func lstmStep<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, hidden: Tensor<Scalar>, cell: Tensor<Scalar>, inputWeight: Tensor<Scalar>,
  hiddenWeight: Tensor<Scalar>, bias: Tensor<Scalar>
) -> LSTMState<Scalar> {
  var sums = matmul(x, inputWeight)  // [N, 4 H]
  sums += matmul(hidden, hiddenWeight)
  sums += bias
  return lstmGates(sums, cell: cell)
}

/// Computes the gradients of `sum(hidden' * upstream) + sum(cell' * cellUpstream)`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the new hidden states, `[N, H]`.
///   - cellUpstream: The gradient with respect to the new cell states, `[N, H]`.
///   - state: The result of the forward pass.
///   - x: The inputs, `[N, D]`.
///   - hidden: The previous hidden states, `[N, H]`.
///   - cell: The previous cell states, `[N, H]`.
///   - inputWeight: The weights Wx, `[D, 4 H]`.
///   - hiddenWeight: The weights Wh, `[H, 4 H]`.
/// - Returns: The gradients with respect to the inputs, the previous hidden states and the
///   parameters, and the gradient with respect to the previous cell states, `[N, H]`.
package func lstmStepBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, cellUpstream: Tensor<Scalar>, _ state: LSTMState<Scalar>,
  x: Tensor<Scalar>, hidden: Tensor<Scalar>, cell: Tensor<Scalar>, inputWeight: Tensor<Scalar>,
  hiddenWeight: Tensor<Scalar>
) -> (gradients: RecurrentGradients<Scalar>, cell: Tensor<Scalar>) {
  let (sums, before) = lstmGatesBackward(
    upstream, cellUpstream: cellUpstream, state, cell: cell)
  let gradients = RecurrentGradients(
    sums: sums, x: x, hidden: hidden, inputWeight: inputWeight, hiddenWeight: hiddenWeight)
  return (gradients, before)
}

private func checkGates<Scalar: TensorScalar>(
  _ sums: Tensor<Scalar>, _ cell: Tensor<Scalar>, in operation: String
) {
  guard sums.rank == 2, cell.rank == 2, sums.shape == [cell.shape[0], 4 * cell.shape[1]] else {
    shapeFailure(
      "\(operation): expected sums of shape [N, 4 H] and cells of shape [N, H], found "
        + "\(sums.shape) and \(cell.shape)")
  }
}
