/// What a subscript takes along one axis of a tensor: an index, a range of indices, or `all`.
///
/// As in NumPy, an index drops its axis and a range keeps it: if `x` has shape `[N, D]`, then
/// `x[0..<2, 1]` has shape `[2]`.
public protocol AxisIndex {
  /// Returns what to take of an axis with the given length, without checking the bounds.
  func selection(of length: Int) -> AxisSelection
}

/// What a subscript takes along an axis that it keeps: a range of indices, or `all`.
public protocol AxisRange: AxisIndex {}

/// One index of an axis, or a range of its indices.
public enum AxisSelection: Sendable, Equatable {
  /// One index; the axis is dropped.
  case index(Int)
  /// The indices from `lower` up to, but not including, `upper`; the axis is kept.
  case bounds(lower: Int, upper: Int)
}

/// A whole axis, written `all` in a subscript; NumPy's `:`.
public struct WholeAxis: AxisRange, Sendable {
  /// All indices of the axis.
  public func selection(of length: Int) -> AxisSelection { .bounds(lower: 0, upper: length) }
}

/// A whole axis in a subscript, as NumPy's `:`.
///
/// This is a value of one type, not a member such as `.all`, which would make expressions with
/// several of them 20 times slower to type-check.
public var all: WholeAxis { WholeAxis() }

extension Int: AxisIndex {
  /// The index itself.
  public func selection(of length: Int) -> AxisSelection { .index(self) }
}

extension Range: AxisIndex, AxisRange where Bound == Int {
  /// The indices of the range `a..<b`.
  public func selection(of length: Int) -> AxisSelection {
    .bounds(lower: lowerBound, upper: upperBound)
  }
}

extension ClosedRange: AxisIndex, AxisRange where Bound == Int {
  /// The indices of the range `a...b`.
  public func selection(of length: Int) -> AxisSelection {
    .bounds(lower: lowerBound, upper: upperBound + 1)
  }
}

extension PartialRangeFrom: AxisIndex, AxisRange where Bound == Int {
  /// The indices of the range `a...`.
  public func selection(of length: Int) -> AxisSelection {
    .bounds(lower: lowerBound, upper: length)
  }
}

extension PartialRangeUpTo: AxisIndex, AxisRange where Bound == Int {
  /// The indices of the range `..<b`.
  public func selection(of length: Int) -> AxisSelection { .bounds(lower: 0, upper: upperBound) }
}

extension PartialRangeThrough: AxisIndex, AxisRange where Bound == Int {
  /// The indices of the range `...b`.
  public func selection(of length: Int) -> AxisSelection {
    .bounds(lower: 0, upper: upperBound + 1)
  }
}
