/// How the taps of a window meet an axis whose pixels are divided by the stride.
///
/// Counted with the padding, a tap meets pixel `(place + shift) * stride + phase`. So the pixels of one
/// phase, side by side, are those that the tap meets at neighbouring places.
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

  /// Where in a phase the pixels of the image are, padding left out.
  func pixels(of phase: Int) -> Range<Int> {
    let first = max(0, (axis.padding - phase + axis.stride - 1) / axis.stride)
    let end = (axis.input - 1 + axis.padding - phase + axis.stride) / axis.stride
    return first..<max(first, end)
  }
}
