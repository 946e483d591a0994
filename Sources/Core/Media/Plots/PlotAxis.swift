import Core

/// The range of an axis, with ticks at round numbers.
struct PlotAxis {
  /// A tick on the axis.
  struct Tick: Equatable {
    var value: Double
    var label: String
  }

  let isLogarithmic: Bool
  let ticks: [Tick]
  private static let smallest = 1e-100
  private let low: Double
  private let high: Double

  /// Creates an axis that spans the given values, with a small margin on both sides.
  ///
  /// - Parameters:
  ///   - values: The values to show. Those for which `shows` returns false are ignored.
  ///   - isLogarithmic: Whether the axis is logarithmic.
  init(values: [Double], isLogarithmic: Bool = false) {
    self.isLogarithmic = isLogarithmic
    let seen = values.filter { Self.shows($0, isLogarithmic: isLogarithmic) }
    var low = Self.transformed(seen.min() ?? 1, isLogarithmic)
    var high = Self.transformed(seen.max() ?? 1, isLogarithmic)
    // If the range is tiny compared with the values, the labels of all ticks would look the same.
    let smallest = max(max(abs(low), abs(high)) * 1e-9, Self.smallest)
    if high - low <= smallest {
      let room = abs(low) < Self.smallest ? 1 : abs(low) / 2
      (low, high) = (low - room, high + room)
    }
    let room = (high - low) * 0.04
    (self.low, self.high) = (low - room, high + room)
    ticks =
      isLogarithmic
      ? Self.logarithmicTicks(low: self.low, high: self.high)
      : Self.linearTicks(low: self.low, high: self.high)
  }

  /// Returns whether an axis can show a value: it must be finite, not too large and, on a
  /// logarithmic axis, positive.
  static func shows(_ value: Double, isLogarithmic: Bool) -> Bool {
    abs(value) <= 1e100 && (!isLogarithmic || value >= smallest)
  }

  /// Returns the position of a value on the axis: 0 at the low end, 1 at the high end.
  func fraction(of value: Double) -> Double {
    (Self.transformed(value, isLogarithmic) - low) / (high - low)
  }

  /// Rounds a number to four significant digits, for use in a sentence.
  static func rounded(_ value: Double) -> String {
    if abs(value) < smallest { return "0" }
    let exponent = decimalExponent(of: abs(value)) - 3
    return SVGText.decimal(Int((value / power(exponent)).rounded()), exponent: exponent)
  }

  private static func transformed(_ value: Double, _ isLogarithmic: Bool) -> Double {
    isLogarithmic ? Double.log(value) / Double.log(10) : value
  }

  private static func linearTicks(low: Double, high: Double) -> [Tick] {
    let raw = (high - low) / 6
    let exponent = decimalExponent(of: raw)
    let factor = [1, 2, 5].first { Double($0) * power(exponent) >= raw } ?? 10
    let step = Double(factor) * power(exponent)
    let multiples = Int((low / step).rounded(.up))...Int((high / step).rounded(.down))
    return multiples.map { multiple in
      Tick(
        value: Double(multiple) * step,
        label: SVGText.decimal(multiple * factor, exponent: exponent))
    }
  }

  private static func logarithmicTicks(low: Double, high: Double) -> [Tick] {
    let exponents = Int(low.rounded(.down))...Int(high.rounded(.up))
    let stride = (exponents.count + 7) / 8
    for factors in [[1], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]] {
      let ticks = exponents.filter { $0 % stride == 0 }.flatMap { exponent in
        factors.map { factor in
          Tick(
            value: Double(factor) * power(exponent),
            label: SVGText.decimal(factor, exponent: exponent))
        }
      }
      .filter { low...high ~= transformed($0.value, true) }
      if ticks.count > 2 { return ticks }
    }
    return linearTicks(low: power10(low), high: power10(high)).filter { $0.value > 0 }
  }

  /// Returns the exponent of the largest power of ten that does not exceed a positive value.
  private static func decimalExponent(of value: Double) -> Int {
    var exponent = 0
    while power(exponent + 1) <= value { exponent += 1 }
    while power(exponent) > value { exponent -= 1 }
    return exponent
  }

  private static func power10(_ exponent: Double) -> Double {
    Double.exp(exponent * Double.log(10))
  }

  /// Returns a power of ten, correctly rounded regardless of the system's math library.
  private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .infinity }
}
