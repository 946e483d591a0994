import Core
import Exchange
import Record

/// A search for the one wrong formula of which the student's code returns the values.
///
/// A formula counts only if it explains every answer, the right ones too, and if no other formula
/// does. If the inputs have a regularization strength, the mistake may also be in one of the two
/// terms.
struct MistakeSearch {
  /// An output beside the expected one.
  private struct Sample {
    let received: Tensor<Double>
    let expected: Tensor<Double>
    /// The expected output without regularization, if there is one.
    let data: Tensor<Double>?
    /// The number of examples, if it is known.
    let count: Int?
    /// The inputs that have the shape of the output.
    let inputs: [Tensor<Double>]
  }

  /// A mistake, and the part of the output that has it.
  typealias Explanation = (mistake: Mistake, part: Mistake.Part)

  /// The reference's answer to other inputs.
  private let reference: (Payload) throws -> Payload
  private var answers: [(received: Payload, expected: Payload, input: Payload)] = []

  /// The time for further calls.
  private static let longest = Duration.milliseconds(300)

  /// Begins a search.
  ///
  /// - Parameter reference: Returns the reference's answer.
  init(reference: @escaping (Payload) throws -> Payload) {
    self.reference = reference
  }

  /// Adds the outputs of one call.
  mutating func add(_ received: Payload, _ expected: Payload, to input: Payload) {
    answers.append((received, expected, input))
  }

  /// Adds the outputs of further calls, if they take no time to speak of.
  ///
  /// - Parameters:
  ///   - cases: The inputs.
  ///   - call: Calls the student's code, and returns its answer.
  mutating func addRest(
    _ cases: ArraySlice<CheckCase>, _ call: (CheckCase, Payload) throws -> Payload
  ) {
    let end = ContinuousClock.now + Self.longest
    for one in cases where one.input.isSmall {
      guard ContinuousClock.now < end else { return }
      guard let expected = try? reference(one.input), let received = try? call(one, expected)
      else {
        answers = []
        return
      }
      add(received, expected, to: one.input)
    }
  }

  /// Returns the only mistake that explains an output in every call.
  ///
  /// - Parameters:
  ///   - name: The name of the output.
  ///   - tolerance: The largest relative error that counts as equal.
  ///   - floor: The smallest denominator of a relative error.
  /// - Returns: The mistake, or nil if there is none or more than one.
  func mistake(in name: String, tolerance: Double, floor: Double) -> Explanation? {
    let samples = answers.compactMap { sample(name, $0.received, $0.expected, $0.input) }
    guard !samples.isEmpty, samples.count == answers.count else { return nil }
    // Infinity is what many formulas give.
    guard samples.allSatisfy({ $0.received.storage.allSatisfy(\.isFinite) }) else { return nil }
    let isRegularized = samples.contains { $0.data != nil }
    let parts = isRegularized ? Mistake.Part.allCases : [.whole]
    let fitting = parts.flatMap { part in
      Mistake.allCases.filter { mistake in
        samples.allSatisfy { sample in
          Self.values(mistake, part, sample).contains { wrong in
            TensorDifference.isWithin(
              .double(sample.received), from: .double(wrong), tolerance: tolerance, floor: floor)
          }
        }
      }.map { ($0, part) }
    }
    // Without a case of one example, a quotient of integers is always zero.
    let isZero = fitting.contains { $0.0 == .zero }
    let left = fitting.filter { !isZero || $0.0 != .integerQuotient }
    return left.count == 1 ? left[0] : nil
  }

  /// Returns whether an output is right exactly where there is no regularization.
  func isRightWithoutRegularization(
    _ name: String, tolerance: Double, floor: Double
  ) -> Bool {
    let cases = answers.compactMap { answer -> (isZero: Bool, isRight: Bool)? in
      guard let strength = try? answer.input.number(.regularization),
        let wanted = answer.expected.tensors[name]
      else { return nil }
      let isRight = answer.received.tensors[name].map {
        TensorDifference.isWithin($0, from: wanted, tolerance: tolerance, floor: floor)
      }
      return (strength == 0, isRight == true)
    }
    // A single small case may be right by chance.
    let zeros = cases.count { $0.isZero }
    return zeros > 1 && zeros < cases.count && cases.allSatisfy { $0.isZero == $0.isRight }
  }

  private func sample(
    _ name: String, _ received: Payload, _ expected: Payload, _ input: Payload
  ) -> Sample? {
    guard let got = received.tensors[name]?.reals, let wanted = expected.tensors[name]?.reals
    else { return nil }
    var data: Tensor<Double>?
    if let strength = try? input.number(.regularization), strength != 0 {
      var other = input
      other.set(.regularization, 0)
      data = (try? reference(other))?.tensors[name]?.reals
    }
    return Sample(
      received: got, expected: wanted, data: data,
      count: (input[Key.x] ?? input[Key.upstream])?.shape.first,
      inputs: input.tensors.values.filter { $0.shape == got.shape }.compactMap(\.reals))
  }

  /// What a mistake in a part makes of the expected values; nothing where it cannot be made.
  private static func values(
    _ mistake: Mistake, _ part: Mistake.Part, _ sample: Sample
  ) -> [Tensor<Double>] {
    let (whole, data) = (sample.expected, sample.data ?? sample.expected)
    switch part {
    case .whole: return values(mistake, of: whole, sample)
    case .data:
      return values(mistake, of: data, sample).filter { $0.shape == whole.shape }
        .map { $0 + (whole - data) }
    case .regularization:
      guard mistake.scales else { return [] }
      return values(mistake, of: whole - data, sample).map { data + $0 }
    }
  }

  /// What a mistake makes of values; nothing where it cannot be made.
  private static func values(
    _ mistake: Mistake, of expected: Tensor<Double>, _ sample: Sample
  ) -> [Tensor<Double>] {
    let n = Double(sample.count ?? 0)
    switch mistake {
    case .negated: return [-expected]
    case .doubled: return [expected * 2.0]
    case .halved: return [expected / 2.0]
    case .timesCount: return n > 0 ? [expected * n] : []
    case .overCount: return n > 0 ? [expected / n] : []
    case .overCountLessOne: return n > 1 ? [expected * (n / (n - 1))] : []
    case .normalizedOverCountLessOne:
      return n > 1 ? [expected * ((n - 1) / n).squareRoot()] : []
    case .squared: return [expected.square()]
    case .squareRoot: return [expected.squareRoot()]
    case .transposed: return expected.shape.count == 2 ? [expected.transposed()] : []
    case .plusOne: return [expected + 1.0]
    case .minusOne: return [expected - 1.0]
    case .exponential: return [expected.exp()]
    case .logarithm: return [expected.log()]
    case .zero: return [Tensor.zeros(like: expected)]
    case .integerQuotient:
      return n < 1 ? [] : [n == 1 ? expected : Tensor.zeros(like: expected)]
    case .input: return sample.inputs
    }
  }
}

extension Mistake {
  /// Whether the mistake is a factor, so that it can be made in one term of a sum.
  fileprivate var scales: Bool {
    switch self {
    case .negated, .doubled, .halved, .timesCount, .overCount, .zero, .integerQuotient: true
    default: false
    }
  }
}

extension AnyTensor {
  /// The elements as `Double` values, if they are real numbers.
  fileprivate var reals: Tensor<Double>? {
    switch self {
    case .double(let tensor): tensor
    case .float(let tensor): Tensor<Double>(tensor)
    case .int, .bytes, .bool: nil
    }
  }
}

extension Finding {
  /// Adds what the answers say of the reason why an output is wrong, after the fact that it is.
  func explained(by search: MistakeSearch, tolerance: Double?, floor: Double) -> Finding {
    guard let tolerance, let tensor = wrongTensor else { return self }
    var finding = self
    if search.isRightWithoutRegularization(tensor, tolerance: tolerance, floor: floor) {
      finding.facts.insert(.output(.rightWithout(input: Key.regularization.name)), at: 1)
    }
    if let found = search.mistake(in: tensor, tolerance: tolerance, floor: floor) {
      finding.facts.insert(
        .output(.looksLike(tensor: tensor, mistake: found.mistake, part: found.part)), at: 1)
    }
    return finding
  }

  /// The name of the output that has wrong values or a wrong shape.
  package var wrongTensor: String? {
    switch facts.first {
    case .output(.differs(let tensor, _, _, _, _, _, _)): tensor
    case .output(.notFinite(let tensor, _, _, _, _)): tensor
    case .output(.wrongShape(let tensor, _, _)): tensor
    default: nil
    }
  }
}
