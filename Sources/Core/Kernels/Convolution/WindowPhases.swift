/// How the taps of a window meet an axis whose pixels are divided by the stride.
///
/// Counted with the padding, tap t meets pixel `(position + shift) * stride + phase` with
/// `phase = t * dilation % stride` and `shift = t * dilation / stride`. So the pixels of one phase,
/// side by side, are those that the tap meets at neighboring positions.
struct AxisPhases: Sendable {
  let axis: WindowAxis
  /// The phases that some tap meets, in order.
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

  /// The taps that meet a phase, in order.
  func taps(meeting phase: Int) -> [Int] {
    (0..<axis.window).filter { self.phase(of: $0) == phase }
  }

  /// The indices that the pixels of the image have in a phase, without the padding.
  func pixels(of phase: Int) -> Range<Int> {
    let first = max(0, (axis.padding - phase + axis.stride - 1) / axis.stride)
    let end = (axis.input - 1 + axis.padding - phase + axis.stride) / axis.stride
    return first..<max(first, end)
  }

  /// The indices that the pixels of the image have in any phase.
  var indices: Range<Int> {
    let ranges = used.map { pixels(of: $0) }.filter { !$0.isEmpty }
    let first = ranges.map(\.lowerBound).min() ?? 0
    return first..<max(first, ranges.map(\.upperBound).max() ?? 0)
  }
}
