/// The copy of an image that the kernels read: `[C, phases, rows + reach, pitch]`.
///
/// It holds the pixels of a group's channels under some rows of positions, with padding, split by
/// the stride. Each pixel is stored only once, whereas `im2col` stores it once per tap. The pixels
/// that a tap covers at neighboring positions are adjacent. The last `reach` elements of a row do
/// not belong to any position; loops that run over them compute values that are not used.
struct PaddedImage: Sendable {
  let rows: AxisPhases
  let columns: AxisPhases
  /// The length of a row, `OW + reach`.
  let pitch: Int

  init(_ grid: WindowGrid) {
    rows = AxisPhases(grid.rows)
    columns = AxisPhases(grid.columns)
    pitch = grid.columns.output + columns.reach
  }

  /// Returns the number of elements in a channel under the given number of rows of positions.
  func channelCount(_ rowCount: Int) -> Int {
    rows.used.count * columns.used.count * planeCount(rowCount)
  }

  /// Returns the number of elements in one phase of a channel under the given number of rows of
  /// positions.
  private func planeCount(_ rowCount: Int) -> Int { (rowCount + rows.reach) * pitch }

  /// The number of elements that the kernels may read past the last channel.
  var slack: Int { columns.reach + 64 }

  /// Returns, for each tap of each channel, the offset of the pixel that it covers at the first
  /// position, `[C * KH * KW]`.
  func offsets(channels: Int, rows rowCount: Int) -> [Int32] {
    var result: [Int32] = []
    for channel in 0..<channels {
      for row in 0..<rows.axis.window {
        for column in 0..<columns.axis.window {
          let phase =
            (rows.used.firstIndex(of: rows.phase(of: row)) ?? 0) * columns.used.count
            + (columns.used.firstIndex(of: columns.phase(of: column)) ?? 0)
          result.append(
            Int32(
              channel * channelCount(rowCount) + phase * planeCount(rowCount)
                + rows.shift(of: row) * pitch + columns.shift(of: column)))
        }
      }
    }
    return result
  }

  /// Copies the pixels of `channels` planes under a band of rows of positions.
  @inline(__always)
  func fill<Scalar: TensorScalar>(
    _ copy: UnsafeMutablePointer<Scalar>, from planes: UnsafePointer<Scalar>, channels: Int,
    rows band: Range<Int>
  ) {
    let (down, across) = (rows.axis, columns.axis)
    var to = copy
    for rowPhase in rows.used {
      for columnPhase in columns.used {
        // One phase of every channel: [rows + reach, pitch] each.
        PlaneWindow(
          height: down.input, width: across.input,
          firstRow: band.lowerBound * down.stride + rowPhase - down.padding,
          rowStep: down.stride, firstColumn: columnPhase - across.padding,
          columnStep: across.stride, rows: band.count + rows.reach, pitch: pitch
        ).copy(channels, from: planes, to: to, step: channelCount(band.count))
        to += planeCount(band.count)
      }
    }
    (copy + channels * channelCount(band.count)).update(repeating: 0, count: slack)
  }
}
