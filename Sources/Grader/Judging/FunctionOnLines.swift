import Core
import Exchange

/// A function of one input of an exercise, evaluated on straight lines through the given value.
struct FunctionOnLines {
  /// The key of the input that varies.
  let key: Key<AnyTensor>
  /// The given value of that input.
  let point: Tensor<Double>
  /// The other inputs.
  private let input: Payload
  /// Calls the code.
  private let call: (Payload, AnswerForm) throws -> Payload?

  /// Creates a function from the call that evaluates it at many points.
  ///
  /// - Throws: `PayloadError` if the inputs lack the one that varies.
  init(
    of key: Key<AnyTensor>, _ input: Payload,
    call: @escaping (Payload, AnswerForm) throws -> Payload?
  ) throws {
    (self.key, self.input, self.call) = (key, input, call)
    point = try input.doubles(key)
  }

  /// Evaluates the function at the given value, each time after adding a displacement.
  ///
  /// The result is nil if there is no usable answer.
  func values(at displacements: [Tensor<Double>]) throws -> [Double]? {
    var all: [Double] = []
    all.reserveCapacity(displacements.count * point.count)
    for displacement in displacements { all += (point + displacement).scalars }
    var input = input
    input.set(.parameter, key.name)
    input.set(.points, Tensor(all, shape: [displacements.count] + point.shape))
    var form = AnswerForm()
    form.expect(.losses, .F64, shape: [displacements.count])
    let values = try call(input, form).flatMap { try? $0.numbers(.losses) }
    return values?.count == displacements.count ? values : nil
  }
}

extension OneSidedSlopes {
  /// Creates slopes from the values of a function at a point and at both sides of it.
  ///
  /// The rounding error depends on how the student's code computes sums. If it is far below the
  /// scale of the slopes, it does not matter.
  ///
  /// - Parameters:
  ///   - middle: The value at the point.
  ///   - after: The value one step after it.
  ///   - before: The value one step before it.
  ///   - h: The length of the step.
  ///   - leastSlope: The scale of the slopes.
  init(middle: Double, after: Double, before: Double, h: Double, leastSlope: Double) {
    self.init(
      right: (after - middle) / h, left: (middle - before) / h,
      noise: max(
        OneSidedSlopes.noise(of: abs(middle), h: h), JudgingDefaults.noiseShare * leastSlope))
  }
}

extension CheckContext {
  /// The student's function of one input.
  func ownFunction(
    of key: Key<AnyTensor>, _ exercise: GradientExercise, _ one: CheckCase
  ) throws -> FunctionOnLines {
    try FunctionOnLines(of: key, one.input) { input, form in
      guard case .answered(let answer) = try self.outcome(of: exercise.losses, input, form: form)
      else { return nil }
      return answer.payload
    }
  }

  /// The reference's function of one input.
  func rightFunction(
    of key: Key<AnyTensor>, _ exercise: GradientExercise, _ one: CheckCase
  ) throws -> FunctionOnLines {
    try FunctionOnLines(of: key, one.input) { input, _ in
      try self.expected(exercise.losses, input)
    }
  }
}
