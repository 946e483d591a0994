/// The median and the quartiles of some times.
struct Spread {
  let lower: Double
  let median: Double
  let upper: Double

  /// Creates the quartiles of at least one number.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    func quantile(_ part: Double) -> Double {
      let place = part * Double(sorted.count - 1)
      let (low, high) = (sorted[Int(place)], sorted[min(Int(place) + 1, sorted.count - 1)])
      return low + (high - low) * (place - place.rounded(.down))
    }
    (lower, median, upper) = (quantile(0.25), quantile(0.5), quantile(0.75))
  }

  private init(lower: Double, median: Double, upper: Double) {
    (self.lower, self.median, self.upper) = (lower, median, upper)
  }

  /// The same in another unit.
  static func * (spread: Spread, factor: Double) -> Spread {
    Spread(
      lower: spread.lower * factor, median: spread.median * factor, upper: spread.upper * factor)
  }

  /// The median, with the quartiles in brackets.
  func text(decimals: Int) -> String {
    "\(median.fixed(decimals)) (\(lower.fixed(decimals))–\(upper.fixed(decimals)))"
  }
}

extension Double {
  /// The number with the given number of decimals.
  func fixed(_ decimals: Int) -> String {
    guard isFinite else { return isNaN ? "NaN" : self < 0 ? "-∞" : "∞" }
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let digits = String(Int((magnitude * Double(scale)).rounded()))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = self < 0 ? "-" : ""
    return decimals == 0
      ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
