/// The pixels of a group under some rows of places, laid out so that for each element of the window those
/// that it meets at neighbouring places are neighbours: `[C, phases, rows + reach, pitch]`.
///
/// It is the image with its padding, divided by the stride. Every pixel is copied once, where `im2col`
/// has it once for each element of the window; the lines' last `reach` places are not of the output.
struct PaddedImage: Sendable {
  let rows: AxisPhases
  let columns: AxisPhases
  /// The numbers of a line.
  let pitch: Int

  init(_ grid: WindowGrid) {
    rows = AxisPhases(grid.rows)
    columns = AxisPhases(grid.columns)
    pitch = grid.columns.output + columns.reach
  }

  /// The numbers of a channel under some rows of places.
  func channelCount(_ places: Int) -> Int {
    rows.used.count * columns.used.count * planeCount(places)
  }

  /// The numbers of a phase of a channel under some rows of places.
  private func planeCount(_ places: Int) -> Int { (places + rows.reach) * pitch }

  /// How many numbers the kernels may read beyond the last channel.
  var slack: Int { columns.reach + 64 }

  /// Where each element of a filter finds its pixel for the first place: `[C * KH * KW]`.
  func offsets(channels: Int, places: Int) -> [Int32] {
    var result: [Int32] = []
    for channel in 0..<channels {
      for row in 0..<rows.axis.window {
        for column in 0..<columns.axis.window {
          let phase =
            (rows.used.firstIndex(of: rows.phase(of: row)) ?? 0) * columns.used.count
            + (columns.used.firstIndex(of: columns.phase(of: column)) ?? 0)
          result.append(
            Int32(
              channel * channelCount(places) + phase * planeCount(places)
                + rows.shift(of: row) * pitch + columns.shift(of: column)))
        }
      }
    }
    return result
  }

  /// Copies the pixels of `channels` planes under some rows of places.
  @inline(__always)
  func fill<Scalar: TensorScalar>(
    _ copy: UnsafeMutablePointer<Scalar>, from planes: UnsafePointer<Scalar>, channels: Int,
    places: Range<Int>
  ) {
    let (down, across) = (rows.axis, columns.axis)
    var to = copy
    for rowPhase in rows.used {
      for columnPhase in columns.used {
        PlaneWindow(
          height: down.input, width: across.input,
          firstRow: places.lowerBound * down.stride + rowPhase - down.padding,
          rowStep: down.stride, firstColumn: columnPhase - across.padding,
          columnStep: across.stride, rows: places.count + rows.reach, pitch: pitch
        ).copy(channels, from: planes, to: to, step: channelCount(places.count))
        to += planeCount(places.count)
      }
    }
    (copy + channels * channelCount(places.count)).update(repeating: 0, count: slack)
  }
}
