/// The phases of an axis with a stride: which taps of the window cover which pixels.
///
/// Counted from the start of the padding, tap t covers pixel `(position + shift) * stride + phase`
/// with `phase = t * dilation % stride` and `shift = t * dilation / stride`. So all pixels that a
/// tap covers have the same phase. If each phase is stored separately, the pixels that a tap covers
/// at neighboring positions are adjacent.
struct AxisPhases: Sendable {
  let axis: WindowAxis
  /// The phases that any tap covers, in order.
  let used: [Int]
  /// The largest shift of a tap.
  let reach: Int

  init(_ axis: WindowAxis) {
    self.axis = axis
    used = Set((0..<axis.window).map { $0 * axis.dilation % axis.stride }).sorted()
    reach = (axis.window - 1) * axis.dilation / axis.stride
  }

  func phase(of tap: Int) -> Int { tap * axis.dilation % axis.stride }
  func shift(of tap: Int) -> Int { tap * axis.dilation / axis.stride }

  /// Returns the taps that cover pixels of a phase, in order.
  func taps(meeting phase: Int) -> [Int] {
    (0..<axis.window).filter { self.phase(of: $0) == phase }
  }

  /// Returns the range of indices within a phase that are pixels of the image rather than padding.
  func pixels(of phase: Int) -> Range<Int> {
    let first = max(0, (axis.padding - phase + axis.stride - 1) / axis.stride)
    let end = (axis.input - 1 + axis.padding - phase + axis.stride) / axis.stride
    return first..<max(first, end)
  }

  /// The smallest range that contains the pixels of every phase.
  var indices: Range<Int> {
    let ranges = used.map { pixels(of: $0) }.filter { !$0.isEmpty }
    let first = ranges.map(\.lowerBound).min() ?? 0
    return first..<max(first, ranges.map(\.upperBound).max() ?? 0)
  }
}
