import CourseKit
import Symbols

extension MutationFinder {
  /// Changes each value of a result: by zeros, ones, its negative, an argument, what was returned
  /// before, or its value with fewer digits.
  ///
  /// The values of a tuple, and of an initializer's call such as `Gradients(dx: …)`, are changed
  /// one by one.
  mutating func changeResult(_ range: Range<Int>, in region: MarkedSource.Region) {
    guard let function = function(around: range.lowerBound), function.returns else { return }
    let arguments = function.tensors
    for value in values(of: range) where !value.isEmpty {
      let text = text(value)
      let here = "\(file):\(value.lowerBound)"
      let changed =
        ["(\(text)) * 0", "(\(text)) * 0 + 1", "-(\(text))"] + arguments.filter { $0 != text }
        + ["\(MutationHelpers.kept)(\"\(here)\", \(text))", "\(MutationHelpers.rounded)(\(text))"]
      for other in changed { add(.result, value, other, in: region) }
    }
  }

  /// The parts of a result, or the result itself.
  private func values(of range: Range<Int>) -> [Range<Int>] {
    let inside = tokens.indices.filter { range.contains(tokens[$0].offset) }
    guard let first = inside.first, let last = inside.last,
      let open = inside.first(where: { tokens[$0].text == "(" }),
      open == first || open == first + 1 && tokens[first].text.first?.isUppercase == true,
      closing(open, before: last + 1) == last
    else { return [range] }
    return arguments(of: open, closing: last)
  }

  /// The function around a place: the names of the tensors that it is given, and whether it returns
  /// anything.
  private func function(around place: Int) -> (tensors: [String], returns: Bool)? {
    guard
      let function = tokens.lastIndex(where: {
        $0.offset < place && ["func", "init"].contains($0.text)
      }),
      let open = tokens[function...].firstIndex(where: { $0.text == "(" }),
      let close = closing(open, before: tokens.count),
      let brace = tokens[close...].firstIndex(where: { $0.text == "{" })
    else { return nil }
    let tensors = (open..<close)
      .filter { tokens[$0].text == ":" && tokens[$0 + 1].text == "Tensor" }
      .map { tokens[$0 - 1].text }
    return (tensors, tokens[close..<brace].contains { $0.text == ">" })
  }
}

/// Functions that mutations call, which are added to the reference with mutations.
enum MutationHelpers {
  /// Returns what it was given first, for each place and shape.
  static let kept = "keptResult"
  /// Rounds to the digits of `Float`.
  static let rounded = "roundedResult"

  static let code = """

    nonisolated(unsafe) private var keptResults: [String: Any] = [:]

    func \(kept)<Value>(_ place: String, _ value: Value) -> Value {
      keptResult(place, "\\(Value.self)", value)
    }

    func \(kept)<Scalar>(_ place: String, _ value: Tensor<Scalar>) -> Tensor<Scalar> {
      keptResult(place, "\\(value.shape)", value)
    }

    private func keptResult<Value>(_ place: String, _ kind: String, _ value: Value) -> Value {
      if let former = keptResults[place + kind] as? Value { return former }
      keptResults[place + kind] = value
      return value
    }

    func \(rounded)<Scalar: TensorScalar>(_ value: Scalar) -> Scalar { Scalar(Float(value)) }

    func \(rounded)<Scalar: TensorScalar>(_ value: Tensor<Scalar>) -> Tensor<Scalar> {
      Tensor<Scalar>(Tensor<Float>(value))
    }

    """
}
