import COpenBLAS

/// The sizes of a matrix product `[M, K] x [K, N]`, and which operands are stored transposed.
public struct MatrixProductLayout: Sendable {
  /// The number of rows of the product, M.
  public let rows: Int
  /// The number of columns of the product, N.
  public let columns: Int
  /// The length of the sums, K.
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
    _ = threadsConfigured
    cblas_sgemm(
      CblasRowMajor, layout.transposesLeft ? CblasTrans : CblasNoTrans,
      layout.transposesRight ? CblasTrans : CblasNoTrans,
      blasint(layout.rows), blasint(layout.columns), blasint(layout.depth),
      1, a, layout.leftStride, b, layout.rightStride, 0, product, blasint(layout.columns))
  }
}

extension Double {
  /// Multiplies matrices with BLAS `dgemm`.
  public static func multiplyMatrices(
    _ layout: MatrixProductLayout, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    into product: UnsafeMutablePointer<Double>
  ) {
    _ = threadsConfigured
    cblas_dgemm(
      CblasRowMajor, layout.transposesLeft ? CblasTrans : CblasNoTrans,
      layout.transposesRight ? CblasTrans : CblasNoTrans,
      blasint(layout.rows), blasint(layout.columns), blasint(layout.depth),
      1, a, layout.leftStride, b, layout.rightStride, 0, product, blasint(layout.columns))
  }
}

extension MatrixProductLayout {
  fileprivate var leftStride: blasint { blasint(transposesLeft ? rows : depth) }
  fileprivate var rightStride: blasint { blasint(transposesRight ? depth : columns) }
}

/// How many threads a matrix product uses.
///
/// At first that is what the environment variable `BACKPROP_THREADS` says, or else the number of
/// processors.
public var threadCount: Int {
  get {
    _ = threadsConfigured
    return Int(openblas_get_num_threads())
  }
  set {
    _ = threadsConfigured
    openblas_set_num_threads(Int32(max(1, newValue)))
  }
}

/// Whether the environment's thread count was taken over; looking at it does so, once.
private let threadsConfigured: Bool = {
  guard let text = environmentValue("BACKPROP_THREADS"), let count = Int32(text), count > 0 else {
    return false
  }
  openblas_set_num_threads(count)
  return true
}()
