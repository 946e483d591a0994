import Core
import Exchange
import Record

/// A search for the one wrong formula of which the student's code returns the values.
///
/// A formula counts only if it explains every answer, the right ones too, and if no other formula
/// does.
struct MistakeSearch {
  /// An output beside the expected one.
  private struct Sample {
    let received: Tensor<Double>
    let expected: Tensor<Double>
    /// The number of examples, if it is known.
    let count: Int?
    /// The inputs that have the shape of the output.
    let inputs: [Tensor<Double>]
  }

  private var samples: [String: [Sample]] = [:]

  /// The time for further calls.
  private static let longest = Duration.milliseconds(300)
  /// The largest number of elements in the inputs of a further call.
  private static let smallInput = 50_000

  /// Adds the outputs of one call.
  mutating func add(_ received: Payload, _ expected: Payload, to input: Payload) {
    let count = (input.tensors[Key.x.name] ?? input.tensors[Key.upstream.name])?.shape.first
    for (name, wanted) in expected.tensors {
      guard let got = received.tensors[name]?.reals, let wanted = wanted.reals else { continue }
      samples[name, default: []].append(
        Sample(
          received: got, expected: wanted, count: count,
          inputs: input.tensors.values.filter { $0.shape == got.shape }.compactMap(\.reals)))
    }
  }

  /// Adds the outputs of further calls, if they take no time to speak of.
  ///
  /// - Parameters:
  ///   - cases: The inputs.
  ///   - call: Calls the student's code and the reference, and returns both answers.
  mutating func addRest(
    _ cases: ArraySlice<CheckCase>, _ call: (CheckCase) throws -> (Payload, Payload)
  ) {
    let end = ContinuousClock.now + Self.longest
    for one in cases where one.input.elementCount <= Self.smallInput {
      guard ContinuousClock.now < end else { return }
      guard let (received, expected) = try? call(one) else {
        samples = [:]
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
  func mistake(in name: String, tolerance: Double, floor: Double) -> Mistake? {
    guard let samples = samples[name], !samples.isEmpty else { return nil }
    let fitting = Mistake.allCases.filter { mistake in
      samples.allSatisfy { sample in
        Self.values(mistake, sample).contains { wrong in
          wrong.shape == sample.received.shape
            && TensorDifference.worst(
              .double(sample.received), from: .double(wrong), tolerance: tolerance, floor: floor)
              == nil
        }
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// What a mistake makes of the expected values; nothing where it cannot be made.
  private static func values(_ mistake: Mistake, _ sample: Sample) -> [Tensor<Double>] {
    let expected = sample.expected
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
    case .input: return sample.inputs
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

extension Payload {
  /// The number of elements of all tensors.
  fileprivate var elementCount: Int {
    tensors.values.reduce(0) { $0 + $1.shape.reduce(1, *) }
  }
}

extension Finding {
  /// Adds the mistake that explains a wrong output, after the fact that it is wrong.
  func explained(by search: MistakeSearch, tolerance: Double?, floor: Double) -> Finding {
    guard let tolerance, let tensor = wrongTensor,
      let mistake = search.mistake(in: tensor, tolerance: tolerance, floor: floor)
    else { return self }
    var finding = self
    finding.facts.insert(.output(.looksLike(tensor: tensor, mistake: mistake)), at: 1)
    return finding
  }

  /// The name of the output that has wrong values or a wrong shape.
  private var wrongTensor: String? {
    switch facts.first {
    case .output(.differs(let tensor, _, _, _, _, _, _)): tensor
    case .output(.notFinite(let tensor, _, _, _, _)): tensor
    case .output(.wrongShape(let tensor, _, _)): tensor
    default: nil
    }
  }
}
