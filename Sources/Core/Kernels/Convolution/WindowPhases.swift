/// Which pixels the taps of a window cover on an axis that is split by the stride.
///
/// Counted with padding, tap t covers pixel `(position + shift) * stride + phase` with `phase = t *
/// dilation % stride` and `shift = t * dilation / stride`. So the pixels of one phase, stored next
/// to each other, are those that the tap covers at neighboring positions.
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

  /// The taps that cover a phase, in order.
  func taps(meeting phase: Int) -> [Int] {
    (0..<axis.window).filter { self.phase(of: $0) == phase }
  }

  /// The indices of the image's pixels within a phase, without the padding.
  func pixels(of phase: Int) -> Range<Int> {
    let first = max(0, (axis.padding - phase + axis.stride - 1) / axis.stride)
    let end = (axis.input - 1 + axis.padding - phase + axis.stride) / axis.stride
    return first..<max(first, end)
  }

  /// The indices of the image's pixels within any phase.
  var indices: Range<Int> {
    let ranges = used.map { pixels(of: $0) }.filter { !$0.isEmpty }
    let first = ranges.map(\.lowerBound).min() ?? 0
    return first..<max(first, ranges.map(\.upperBound).max() ?? 0)
  }
}
