import Core
import Exchange
import GraderTestSupport
import Judging
import Record
import Run
import Testing

/// Wrong formulas that are recognized by the values that they give.
@Suite struct MistakeSearchTests {
  private typealias Formula = @Sendable (Tensor<Double>, _ n: Double) -> Tensor<Double>

  /// Inputs with different numbers of examples, so that a factor of 2 is not taken for one of N.
  private static let inputs = [
    Tensor([1.5, 2.5, 0.5, 4], shape: [2, 2]), Tensor([3.0, 0.25, 5, 1, 2, 7], shape: [3, 2]),
    Tensor([2.0, 3, 1, 0.5, 6, 2, 1, 1], shape: [4, 2]),
  ]

  private static let formulas: [Mistake: Formula] = [
    .negated: { e, _ in -e }, .doubled: { e, _ in e * 2.0 }, .halved: { e, _ in e / 2.0 },
    .timesCount: { e, n in e * n }, .overCount: { e, n in e / n },
    .overCountLessOne: { e, n in e * (n / (n - 1)) },
    .normalizedOverCountLessOne: { e, n in e * ((n - 1) / n).squareRoot() },
    .squared: { e, _ in e.square() }, .squareRoot: { e, _ in e.squareRoot() },
    .transposed: { e, _ in e.transposed() }, .plusOne: { e, _ in e + 1.0 },
    .minusOne: { e, _ in e - 1.0 }, .exponential: { e, _ in e.exp() },
    .logarithm: { e, _ in e.log() }, .zero: { e, _ in e * 0.0 },
    .integerQuotient: { e, n in e * (1 / n).rounded(.down) }, .input: { e, _ in e / 3.0 },
  ]

  private func compare(
    _ inputs: [Tensor<Double>] = Self.inputs,
    student: @escaping (Tensor<Double>) -> Tensor<Double>
  ) throws -> [Fact] {
    let context = StubContext(
      tolerance: 1e-7, reference: { _, input in Payload([.out: try input.doubles(.x) * 3.0]) },
      student: { _, input in Payload([.out: student(try input.doubles(.x))]) })
    let cases = inputs.map { CheckCase(situation: "x", input: Payload([.x: $0])) }
    return try context.compare("a1.stub", cases).facts
  }

  @Test func `infinities are not taken for the exponentials of large numbers`() throws {
    let large = [Tensor<Double>([1000, 2000, 3000, 4000], shape: [2, 2])]
    let facts = try compare(large) { e in e * 0.0 + Double.infinity }
    #expect(!facts.contains { if case .output(.looksLike) = $0 { true } else { false } })
    #expect(facts.contains { if case .output(.notFinite) = $0 { true } else { false } })
  }

  @Test(arguments: Mistake.allCases)
  func `each mistake is recognized by its values`(_ mistake: Mistake) throws {
    let formula = try #require(Self.formulas[mistake])
    // Only one example tells a quotient of integers from zeros.
    let inputs =
      Self.inputs + (mistake == .integerQuotient ? [Tensor([2.0, 9], shape: [1, 2])] : [])
    let facts = try compare(inputs) { formula($0 * 3.0, Double($0.shape[0])) }
    #expect(
      facts.dropFirst().first == .output(.looksLike(tensor: "out", mistake: mistake, part: .whole)))
  }

  @Test(arguments: [Mistake.negated, .doubled, .halved, .timesCount, .overCount, .zero])
  func `a mistake in one term of a regularized output is recognized`(_ mistake: Mistake) throws {
    let formula = try #require(Self.formulas[mistake])
    for part in [Mistake.Part.data, .regularization] {
      let facts = try compareRegularized { data, regularization, n in
        part == .data
          ? formula(data, n) + regularization : data + formula(regularization, n)
      }
      #expect(
        facts.dropFirst().first
          == .output(.looksLike(tensor: "out", mistake: mistake, part: part)))
    }
  }

  @Test func `cases without regularization that are right are named`() throws {
    let facts = try compareRegularized { data, regularization, _ in data + regularization.square() }
    #expect(facts.contains(.output(.rightWithout(input: "regularization"))))
    let chance = try compareRegularized([0, 0.5, 2]) { data, regularization, _ in
      data + regularization.square()
    }
    #expect(!chance.contains(.output(.rightWithout(input: "regularization"))))
    let wrong = try compareRegularized { data, regularization, _ in data + 0.5 }
    #expect(!wrong.contains(.output(.rightWithout(input: "regularization"))))
  }

  /// Compares 3x + λx² with what a student makes of the two terms.
  private func compareRegularized(
    _ strengths: [Double] = [0, 0, 0.5, 2],
    student: @escaping (Tensor<Double>, Tensor<Double>, Double) -> Tensor<Double>
  ) throws -> [Fact] {
    func answer(
      _ input: Payload, _ sum: (Tensor<Double>, Tensor<Double>, Double) -> Tensor<Double>
    ) throws -> Payload {
      let x = try input.doubles(.x)
      let regularization = x.square() * (try input.number(.regularization))
      return Payload([.out: sum(x * 3.0, regularization, Double(x.shape[0]))])
    }
    let context = StubContext(
      tolerance: 1e-7,
      reference: { _, input in try answer(input) { data, term, _ in data + term } },
      student: { _, input in try answer(input, student) })
    let cases = strengths.enumerated().map { index, strength in
      var input = Payload([.x: Self.inputs[index % Self.inputs.count]])
      input.set(.regularization, strength)
      return CheckCase(situation: "x", input: input)
    }
    return try context.compare("a1.stub", cases).facts
  }

  @Test func `what two mistakes would give is not told`() throws {
    let facts = try compare([Self.inputs[0]]) { $0 * 6.0 }
    #expect(facts.count == 2)
  }

  @Test func `what no known mistake gives is not told`() throws {
    #expect(try compare { $0 * 3.1 }.count == 2)
    #expect(try compare { $0 * 3.0 + $0.square() }.count == 2)
  }

  @Test func `a mistake has to explain every answer`() throws {
    let later = try compare { $0.shape[0] == 4 ? $0 : $0 * 6.0 }
    #expect(later.count == 2)
    let earlier = try compare { $0.shape[0] == 2 ? $0 * 3.0 : $0 * 6.0 }
    #expect(earlier.count == 2)
  }

  @Test func `further calls that fail tell nothing`() throws {
    struct Failure: Error {}
    let context = StubContext(
      tolerance: 1e-7, reference: { _, input in Payload([.out: try input.doubles(.x)]) },
      student: { _, input in
        let x = try input.doubles(.x)
        guard x.shape[0] < 4 else { throw Failure() }
        return Payload([.out: x * 2.0])
      })
    let cases = Self.inputs.map { CheckCase(situation: "x", input: Payload([.x: $0])) }
    #expect(try context.compare("a1.stub", cases).facts.count == 2)
  }
}
