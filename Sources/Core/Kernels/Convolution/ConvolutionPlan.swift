/// How a pass of a convolution is divided into units of work, and what each unit does.
///
/// The units depend only on the sizes. Each unit is computed by one thread, and no two units write
/// to the same memory, so the result is the same, bit for bit, regardless of how many threads there
/// are and in what order they run.
protocol ConvolutionPlan: Sendable {
  var sizes: ConvolutionSizes { get }
  /// The number of elements in the result.
  var resultCount: Int { get }
  /// The number of units.
  var unitCount: Int { get }
  /// The number of elements of scratch memory that a thread needs.
  var scratchCount: Int { get }
  /// The number of elements in the partial sums; 0 if units write the result directly.
  var sumsCount: Int { get }
  /// Whether the result must be zeroed first, because units accumulate or skip elements.
  var needsZeros: Bool { get }

  /// Computes a unit's part of the result, or of the partial sums.
  func run<Scalar: TensorScalar>(
    _ index: Int, _ operands: ConvolutionOperands<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>)

  /// Computes the result by adding the partial sums in a fixed order.
  func finish<Scalar: TensorScalar>(
    _ sums: UnsafePointer<Scalar>, into result: UnsafeMutablePointer<Scalar>)
}

/// The operands of a pass.
struct ConvolutionOperands<Scalar: TensorScalar> {
  /// The images over which the window slides; for the gradient of the images, the upstream
  /// gradient.
  let images: UnsafePointer<Scalar>
  /// The filters as prepared by the plan; for the gradient of the filters, the upstream gradient.
  let factors: UnsafePointer<Scalar>
  /// The bias of each filter, `[F]`.
  let bias: UnsafePointer<Scalar>?
}

extension ConvolutionPlan {
  var sumsCount: Int { 0 }
  var needsZeros: Bool { false }

  /// Does nothing: by default, units write the result directly.
  func finish<Scalar: TensorScalar>(
    _ sums: UnsafePointer<Scalar>, into result: UnsafeMutablePointer<Scalar>
  ) {}

  /// Runs the pass and returns its result.
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

  /// Runs all units, with separate scratch memory for each thread.
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
