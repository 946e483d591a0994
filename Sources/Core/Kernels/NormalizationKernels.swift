import CKernels

// The loops of batch and group normalization (rows.h and columns.h of CKernels). Batch
// normalization applies them to the planes of channels or to the columns of a matrix, and group
// normalization applies them to groups and planes.

/// The rows of a matrix, each with its own parameters: the planes of channels, or groups of
/// channels.
///
/// Row r uses element `r % center.count` of each array of parameters.
struct RowKernel<Scalar: TensorScalar> {
  let x: [Scalar]
  /// The number of elements in a row.
  let length: Int

  var count: Int { length == 0 ? 0 : x.count / length }

  /// Computes the mean of each row, and the sum of squared differences from it.
  func moments() -> (means: [Double], squares: [Double]) {
    sums(upstream: [], center: [], Kernels.takeRowMoments)
  }

  /// For each row, sums the upstream gradient and its products with `x - center`.
  func products(_ upstream: [Scalar], center: [Scalar]) -> (sums: [Double], products: [Double]) {
    sums(upstream: upstream, center: center, Kernels.takeRowProducts)
  }

  /// Scales and shifts each row: `scale * (x - center) + shift`.
  func scaled(center: [Scalar], scale: [Scalar], shift: [Scalar]) -> [Scalar] {
    AffineKernel(center: center, scale: scale, slope: scale, shift: shift)
      .run(x, upstream: x, rows: count, length: length, Kernels.scaleRows)
  }

  /// Combines the upstream gradient and the input:
  /// `scale * upstream + slope * (x - center) + shift`.
  func blended(
    _ upstream: [Scalar], center: [Scalar], scale: [Scalar], slope: [Scalar], shift: [Scalar]
  ) -> [Scalar] {
    AffineKernel(center: center, scale: scale, slope: slope, shift: shift)
      .run(x, upstream: upstream, rows: count, length: length, Kernels.blendRows)
  }

  private func sums(
    upstream: [Scalar], center: [Scalar], _ loop: NormalizationLoop
  ) -> ([Double], [Double]) {
    twoSums(x, upstream, center: center, count: count) { work in
      shareUnits(count, work: 4 * x.count) { rows in
        var work = work
        (work.first, work.end, work.length) = (rows.lowerBound, rows.upperBound, length)
        work.period = center.count
        loop(&work, Scalar.self == Double.self)
      }
    }
  }
}

/// The columns of a matrix `[N, C]`, each with its own parameters.
struct ColumnKernel<Scalar: TensorScalar> {
  let x: [Scalar]
  let rows: Int
  let columns: Int

  /// Computes the mean of each column, and the sum of squared differences from it.
  func moments() -> (means: [Double], squares: [Double]) {
    sums(upstream: [], center: [], Kernels.takeColumnMoments)
  }

  /// For each column, sums the upstream gradient and its products with `x - center`.
  func products(_ upstream: [Scalar], center: [Scalar]) -> (sums: [Double], products: [Double]) {
    sums(upstream: upstream, center: center, Kernels.takeColumnProducts)
  }

  /// Scales and shifts each column: `scale * (x - center) + shift`.
  func scaled(center: [Scalar], scale: [Scalar], shift: [Scalar]) -> [Scalar] {
    AffineKernel(center: center, scale: scale, slope: scale, shift: shift)
      .run(x, upstream: x, rows: rows, length: columns, Kernels.scaleColumns)
  }

  /// Combines the upstream gradient and the input:
  /// `scale * upstream + slope * (x - center) + shift`.
  func blended(
    _ upstream: [Scalar], center: [Scalar], scale: [Scalar], slope: [Scalar], shift: [Scalar]
  ) -> [Scalar] {
    AffineKernel(center: center, scale: scale, slope: slope, shift: shift)
      .run(x, upstream: upstream, rows: rows, length: columns, Kernels.blendColumns)
  }

  private func sums(
    upstream: [Scalar], center: [Scalar], _ loop: NormalizationLoop
  ) -> ([Double], [Double]) {
    // Strips consist of whole vectors, so that no column's sum depends on the number of threads.
    let strips = EvenParts(columns, into: threadCount, multiple: 16)
    return twoSums(x, upstream, center: center, count: columns) { work in
      shareUnits(strips.count, work: 4 * x.count) { parts in
        for part in parts {
          var work = work
          (work.rows, work.length) = (rows, columns)
          (work.first, work.end) = (strips[part].lowerBound, strips[part].upperBound)
          loop(&work, Scalar.self == Double.self)
        }
      }
    }
  }
}

/// A loop of `Kernels`; the flag says whether it computes in `Double`.
private typealias NormalizationLoop = (inout backprop_normalization, Bool) -> Void

/// An affine function of each element, with the parameters of its row or column.
private struct AffineKernel<Scalar: TensorScalar> {
  let center: [Scalar]
  let scale: [Scalar]
  let slope: [Scalar]
  let shift: [Scalar]

  /// Runs a loop over a matrix and returns the result, `[rows, length]`.
  func run(
    _ x: [Scalar], upstream: [Scalar], rows: Int, length: Int, _ loop: NormalizationLoop
  ) -> [Scalar] {
    .filled(x.count) { out in
      withAddresses(x, upstream, center, scale, slope, shift) { addresses in
        shareUnits(rows, work: 4 * x.count) { rows in
          var work = backprop_normalization()
          (work.x, work.upstream) = (addresses[0], addresses[1])
          work.out = UnsafeMutableRawPointer(out)
          (work.first, work.end, work.length) = (rows.lowerBound, rows.upperBound, length)
          (work.center, work.scale) = (addresses[2], addresses[3])
          (work.slope, work.shift, work.period) = (addresses[4], addresses[5], center.count)
          loop(&work, Scalar.self == Double.self)
        }
      }
    }
  }
}

/// Creates two arrays of `count` sums, calls `body` to fill them, and returns them.
private func twoSums<Scalar: TensorScalar>(
  _ x: [Scalar], _ upstream: [Scalar], center: [Scalar], count: Int,
  _ body: (backprop_normalization) -> Void
) -> ([Double], [Double]) {
  var (sums, products) = ([Double](repeating: 0, count: count), [Double]())
  products = sums
  withAddresses(x, upstream, center) { addresses in
    sums.withUnsafeMutableBufferPointer { sums in
      products.withUnsafeMutableBufferPointer { products in
        var work = backprop_normalization()
        (work.x, work.upstream, work.center) = (addresses[0], addresses[1], addresses[2])
        (work.sums, work.products) = (sums.baseAddress, products.baseAddress)
        body(work)
      }
    }
  }
  return (sums, products)
}

/// Calls `body` with the addresses of several arrays; an empty array's address may be null.
func withAddresses<Scalar, Result>(
  _ arrays: [Scalar]..., body: ([UnsafeRawPointer?]) -> Result
) -> Result {
  withAddresses(of: arrays[...], after: [], body)
}

private func withAddresses<Scalar, Result>(
  of arrays: ArraySlice<[Scalar]>, after found: [UnsafeRawPointer?],
  _ body: ([UnsafeRawPointer?]) -> Result
) -> Result {
  guard let first = arrays.first else { return body(found) }
  return first.withUnsafeBufferPointer { first in
    withAddresses(
      of: arrays.dropFirst(), after: found + [UnsafeRawPointer(first.baseAddress)], body)
  }
}
