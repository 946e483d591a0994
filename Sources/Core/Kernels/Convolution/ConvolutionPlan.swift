/// How a pass of a convolution is divided into units of work, and what a unit does.
///
/// The units depend on the sizes alone. Each is done by one thread from beginning to end and writes
/// what no other unit writes, so neither the number of threads nor their order changes a bit.
protocol ConvolutionPlan: Sendable {
  var sizes: ConvolutionSizes { get }
  /// The elements of the result.
  var resultCount: Int { get }
  /// The number of units.
  var unitCount: Int { get }
  /// The elements of the scratch memory that a thread needs while it works on a unit.
  var scratchCount: Int { get }
  /// The elements of partial sums, which units write in place of the result; 0 where there are
  /// none.
  var sumsCount: Int { get }
  /// Whether units add to what they find, or leave elements out, so that zeros must be there.
  var needsZeros: Bool { get }

  /// Computes a unit's part of the result, or of the partial sums.
  func run<Scalar: TensorScalar>(
    _ index: Int, _ operands: ConvolutionOperands<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>)

  /// Computes the result from the partial sums, added up in order.
  func finish<Scalar: TensorScalar>(
    _ sums: UnsafePointer<Scalar>, into result: UnsafeMutablePointer<Scalar>)
}

/// What a pass multiplies.
struct ConvolutionOperands<Scalar: TensorScalar> {
  /// The images over which the window moves; in the gradient of the images, the upstream gradient.
  let images: UnsafePointer<Scalar>
  /// The filters as the plan prepares them; in the gradient of the filters, the upstream gradient.
  let factors: UnsafePointer<Scalar>
  /// The bias of each filter, `[F]`.
  let bias: UnsafePointer<Scalar>?
}

extension ConvolutionPlan {
  var sumsCount: Int { 0 }
  var needsZeros: Bool { false }

  /// Nothing, where units write the result.
  func finish<Scalar: TensorScalar>(
    _ sums: UnsafePointer<Scalar>, into result: UnsafeMutablePointer<Scalar>
  ) {}

  /// Runs the pass.
  @inline(__always)
  func result<Scalar: TensorScalar>(
    images: [Scalar], factors: [Scalar], bias: [Scalar]? = nil
  ) -> [Scalar] {
    withPointers(images, factors, count: resultCount) { images, factors, result in
      (bias ?? []).withUnsafeBufferPointer { biases in
        let operands = ConvolutionOperands(
          images: images, factors: factors, bias: bias == nil ? nil : biases.baseAddress)
        guard sumsCount > 0 else {
          return runUnits(operands, into: result, count: resultCount)
        }
        withScratch(sumsCount) { sums in
          runUnits(operands, into: sums, count: sumsCount)
          finish(UnsafePointer(sums), into: result)
        }
      }
    }
  }

  /// Runs all units, each thread with scratch memory of its own.
  @inline(__always)
  private func runUnits<Scalar: TensorScalar>(
    _ operands: ConvolutionOperands<Scalar>, into target: UnsafeMutablePointer<Scalar>, count: Int
  ) {
    if needsZeros { target.initialize(repeating: 0, count: count) }
    shareUnits(unitCount, work: sizes.work) { units in
      withScratch(scratchCount) { scratch in
        for unit in units { run(unit, operands, scratch: scratch, into: target) }
      }
    }
  }
}
