import COpenBLAS
import Synchronization

/// The sizes of a matrix product `[M, K] x [K, N]`, and which operands are stored transposed.
public struct MatrixProductLayout: Sendable {
  /// The number of rows of the product, M.
  public let rows: Int
  /// The number of columns of the product, N.
  public let columns: Int
  /// The inner dimension, K.
  public let depth: Int
  /// Whether the left operand is stored as `[K, M]`.
  public let transposesLeft: Bool
  /// Whether the right operand is stored as `[N, K]`.
  public let transposesRight: Bool
}

extension Float {
  /// Multiplies matrices with BLAS `sgemm`.
  public static func multiplyMatrices(
    _ layout: MatrixProductLayout, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
    into product: UnsafeMutablePointer<Float>
  ) {
    layout.multiply(a, b, into: product, cblas_sgemm)
  }
}

extension Double {
  /// Multiplies matrices with BLAS `dgemm`.
  public static func multiplyMatrices(
    _ layout: MatrixProductLayout, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    into product: UnsafeMutablePointer<Double>
  ) {
    layout.multiply(a, b, into: product, cblas_dgemm)
  }
}

/// BLAS's matrix product for one element type.
private typealias MatrixMultiplication<Scalar> =
  @Sendable (
    CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, _ rows: blasint, _ columns: blasint,
    _ depth: blasint, _ alpha: Scalar, UnsafePointer<Scalar>?, _ stride: blasint,
    UnsafePointer<Scalar>?, _ stride: blasint, _ beta: Scalar, UnsafeMutablePointer<Scalar>?,
    _ stride: blasint
  ) -> Void

/// A matrix whose rows are `stride` apart.
struct MatrixRows {
  let first: UnsafePointer<Float>
  let stride: Int
}

/// Computes `a bᵀ` on this thread, and adds it to a product or replaces the product with it.
///
/// - Parameters:
///   - a: The left operand, `[rows, depth]`.
///   - b: The right operand, `[columns, depth]`.
///   - rows: The number of rows of the product.
///   - columns: The number of columns of the product.
///   - depth: The inner dimension.
///   - isFirst: Whether to replace the product rather than add to it.
///   - product: The product, `[rows, columns]`, and the distance between its rows.
func addProduct(
  _ a: MatrixRows, _ b: MatrixRows, rows: Int, columns: Int, depth: Int, isFirst: Bool,
  to product: (first: UnsafeMutablePointer<Float>, stride: Int)
) {
  cblas_sgemm(
    CblasRowMajor, CblasNoTrans, CblasTrans, blasint(rows), blasint(columns), blasint(depth),
    1, a.first, blasint(a.stride), b.first, blasint(b.stride), isFirst ? 0 : 1, product.first,
    blasint(product.stride))
}

/// A part of a matrix product: whole rows or whole columns.
private struct MatrixProductPart {
  let rows: Range<Int>
  let columns: Range<Int>
}

extension MatrixProductLayout {
  fileprivate var leftTransposition: CBLAS_TRANSPOSE { transposesLeft ? CblasTrans : CblasNoTrans }
  fileprivate var rightTransposition: CBLAS_TRANSPOSE {
    transposesRight ? CblasTrans : CblasNoTrans
  }
  fileprivate var leftStride: blasint { blasint(transposesLeft ? rows : depth) }
  fileprivate var rightStride: blasint { blasint(transposesRight ? depth : columns) }

  /// Returns the offset of a part's rows in the left operand.
  fileprivate func leftOffset(of part: MatrixProductPart) -> Int {
    part.rows.lowerBound * (transposesLeft ? 1 : depth)
  }
  /// Returns the offset of a part's columns in the right operand.
  fileprivate func rightOffset(of part: MatrixProductPart) -> Int {
    part.columns.lowerBound * (transposesRight ? depth : 1)
  }
  /// Returns the offset of a part in the product.
  fileprivate func offset(of part: MatrixProductPart) -> Int {
    part.rows.lowerBound * columns + part.columns.lowerBound
  }

  /// Multiplies matrices, part by part.
  fileprivate func multiply<Scalar: TensorScalar>(
    _ a: UnsafePointer<Scalar>, _ b: UnsafePointer<Scalar>,
    into product: UnsafeMutablePointer<Scalar>, _ gemm: MatrixMultiplication<Scalar>
  ) {
    nonisolated(unsafe) let (a, b, product) = (a, b, product)
    forEachPart { part in
      gemm(
        CblasRowMajor, leftTransposition, rightTransposition, blasint(part.rows.count),
        blasint(part.columns.count), blasint(depth), 1, a + leftOffset(of: part), leftStride,
        b + rightOffset(of: part), rightStride, 0, product + offset(of: part), blasint(columns))
    }
  }

  /// Computes the parts of the product, each on its own thread.
  ///
  /// BLAS itself is limited to one thread: Debian's build parallelizes products with few columns
  /// poorly.
  fileprivate func forEachPart(_ body: @Sendable (MatrixProductPart) -> Void) {
    let count = threadCount
    // For smaller products, waking a second thread costs more than it saves.
    guard count > 1, rows * columns * depth >= 1 << 21 else {
      body(MatrixProductPart(rows: 0..<rows, columns: 0..<columns))
      return
    }
    let length = max(rows, columns)
    // Parts start at multiples of 16, so that they consist of whole tiles of BLAS's kernels.
    let step = ((length + count - 1) / count + 15) / 16 * 16
    ThreadTeam.shared.share((length + step - 1) / step) { index in
      let range = index * step..<min((index + 1) * step, length)
      body(
        rows >= columns
          ? MatrixProductPart(rows: range, columns: 0..<columns)
          : MatrixProductPart(rows: 0..<rows, columns: range))
    }
  }
}

/// The number of threads used for matrix products.
///
/// The initial value is taken from the environment variable `BACKPROP_THREADS` or, if that is not
/// set, from `OPENBLAS_NUM_THREADS`. If neither is set, it is the number of processors.
public var threadCount: Int {
  get { threads.load(ordering: .relaxed) }
  set { threads.store(max(1, newValue), ordering: .relaxed) }
}

/// The value of `threadCount`; reading it for the first time turns off BLAS's own threading.
private let threads: Atomic<Int> = {
  let initial = environmentValue("BACKPROP_THREADS").flatMap(Int.init)
  let count = initial.flatMap { $0 > 0 ? $0 : nil } ?? Int(openblas_get_num_threads())
  openblas_set_num_threads(1)
  return Atomic(count)
}()
