import CKernels

/// Work on rows that have parameters of their own: the planes of a channel, or examples.
///
/// Row r takes parameter `r % period` of each list.
struct RowKernel<Scalar: TensorScalar> {
  let x: [Scalar]
  /// The numbers of a row.
  let length: Int

  var count: Int { length == 0 ? 0 : x.count / length }

  /// The mean of each row, and the sum of squared differences from it.
  func moments() -> (means: [Double], squares: [Double]) {
    sums { work, first, end in
      work.first = first
      work.end = end
      Kernels.takeRowMoments(&work, isDouble: Scalar.self == Double.self)
    }
  }

  /// The sums of each row of the upstream gradient, and of its products with `x - center`.
  func products(_ upstream: [Scalar], center: [Scalar]) -> (sums: [Double], products: [Double]) {
    upstream.withUnsafeBufferPointer { upstream in
      center.withUnsafeBufferPointer { center in
        sums { work, first, end in
          work.upstream = UnsafeRawPointer(upstream.baseAddress)
          work.center = UnsafeRawPointer(center.baseAddress)
          work.period = center.count
          work.first = first
          work.end = end
          Kernels.takeRowProducts(&work, isDouble: Scalar.self == Double.self)
        }
      }
    }
  }

  /// Each row scaled and shifted: `scale * (x - center) + shift`.
  func scaled(center: [Scalar], scale: [Scalar], shift: [Scalar]) -> [Scalar] {
    blended(nil, center: center, scale: scale, slope: scale, shift: shift)
  }

  /// A blend of both: `scale * upstream + slope * (x - center) + shift`.
  func blended(
    _ upstream: [Scalar]?, center: [Scalar], scale: [Scalar], slope: [Scalar], shift: [Scalar]
  ) -> [Scalar] {
    .filled(x.count) { out in
      withAddresses(x, upstream ?? x, center, scale, slope, shift) { addresses in
        shareUnits(count, work: 4 * x.count) { rows in
          var work = backprop_rows()
          work.x = addresses[0]
          work.upstream = addresses[1]
          work.out = UnsafeMutableRawPointer(out)
          (work.first, work.end, work.length) = (rows.lowerBound, rows.upperBound, length)
          (work.center, work.scale) = (addresses[2], addresses[3])
          (work.slope, work.shift, work.period) = (addresses[4], addresses[5], center.count)
          let isDouble = Scalar.self == Double.self
          if upstream == nil {
            Kernels.scaleRows(&work, isDouble: isDouble)
          } else {
            Kernels.blendRows(&work, isDouble: isDouble)
          }
        }
      }
    }
  }

  private func sums(
    _ body: (inout backprop_rows, _ first: Int, _ end: Int) -> Void
  ) -> ([Double], [Double]) {
    var (sums, products) = ([Double](repeating: 0, count: count), [Double]())
    products = sums
    x.withUnsafeBufferPointer { x in
      sums.withUnsafeMutableBufferPointer { sums in
        products.withUnsafeMutableBufferPointer { products in
          let (sums, products) = (sums.baseAddress, products.baseAddress)
          shareUnits(count, work: 4 * x.count) { rows in
            var work = backprop_rows()
            work.x = UnsafeRawPointer(x.baseAddress)
            work.length = length
            (work.sums, work.products) = (sums, products)
            body(&work, rows.lowerBound, rows.upperBound)
          }
        }
      }
    }
    return (sums, products)
  }
}

/// Work on the columns of a matrix that have parameters of their own: the features of examples.
struct ColumnKernel<Scalar: TensorScalar> {
  let x: [Scalar]
  let rows: Int
  let columns: Int

  /// The mean of each column, and the sum of squared differences from it.
  func moments() -> (means: [Double], squares: [Double]) {
    sums { work in Kernels.takeColumnMoments(&work, isDouble: Scalar.self == Double.self) }
  }

  /// The sums of each column of the upstream gradient, and of its products with `x - center`.
  func products(_ upstream: [Scalar], center: [Scalar]) -> (sums: [Double], products: [Double]) {
    withAddresses(upstream, center) { addresses in
      sums { work in
        (work.upstream, work.center) = (addresses[0], addresses[1])
        Kernels.takeColumnProducts(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }

  /// Each column scaled and shifted: `scale * (x - center) + shift`.
  func scaled(center: [Scalar], scale: [Scalar], shift: [Scalar]) -> [Scalar] {
    blended(nil, center: center, scale: scale, slope: scale, shift: shift)
  }

  /// A blend of both: `scale * upstream + slope * (x - center) + shift`.
  func blended(
    _ upstream: [Scalar]?, center: [Scalar], scale: [Scalar], slope: [Scalar], shift: [Scalar]
  ) -> [Scalar] {
    .filled(x.count) { out in
      withAddresses(x, upstream ?? x, center, scale, slope, shift) { addresses in
        shareUnits(rows, work: 4 * x.count) { part in
          var work = backprop_columns()
          (work.x, work.upstream) = (addresses[0], addresses[1])
          work.out = UnsafeMutableRawPointer(out)
          (work.rows, work.length) = (rows, columns)
          (work.first, work.end) = (part.lowerBound, part.upperBound)
          (work.center, work.scale) = (addresses[2], addresses[3])
          (work.slope, work.shift) = (addresses[4], addresses[5])
          let isDouble = Scalar.self == Double.self
          if upstream == nil {
            Kernels.scaleColumns(&work, isDouble: isDouble)
          } else {
            Kernels.blendColumns(&work, isDouble: isDouble)
          }
        }
      }
    }
  }

  private func sums(_ body: (inout backprop_columns) -> Void) -> ([Double], [Double]) {
    var (sums, products) = ([Double](repeating: 0, count: columns), [Double]())
    products = sums
    // Whole vectors, so that no column's sum depends on the number of threads.
    let strips = EvenParts(columns, into: threadCount, multiple: 16)
    x.withUnsafeBufferPointer { x in
      sums.withUnsafeMutableBufferPointer { sums in
        products.withUnsafeMutableBufferPointer { products in
          let (sums, products) = (sums.baseAddress, products.baseAddress)
          shareUnits(strips.count, work: 4 * x.count) { parts in
            for part in parts {
              var work = backprop_columns()
              work.x = UnsafeRawPointer(x.baseAddress)
              (work.rows, work.length) = (rows, columns)
              (work.first, work.end) = (strips[part].lowerBound, strips[part].upperBound)
              (work.sums, work.products) = (sums, products)
              body(&work)
            }
          }
        }
      }
    }
    return (sums, products)
  }
}

/// Calls `body` with the places of some arrays' elements; null where an empty array has none.
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
