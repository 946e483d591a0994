import Contract2
import Core

/// The network written with functions on variables, and its initial parameters.
enum BarebonesConvNetBinding: Binding {
  enum Call: String, CaseIterable { case scores, parameters }
  static let name = "a2.framework.barebones"
  static let allowed: CoreParts = .all

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .scores: try scores(input)
    case .parameters: try parameters(input)
    }
  }

  private static func scores<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    func parameter(_ key: Key<AnyTensor>) throws -> Variable<Scalar> {
      Variable(try input.tensor(key))
    }
    let parameters = ConvNetParameters<Scalar>(
      convW1: try parameter(.convW1), convB1: try parameter(.convB1),
      convW2: try parameter(.convW2), convB2: try parameter(.convB2),
      fcW: try parameter(.fcW), fcB: try parameter(.fcB))
    return .answer(.scores, try threeLayerConvNet(Variable(input.tensor(.x)), parameters).value)
  }

  private static func parameters<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let parameters: ConvNetParameters<Scalar> = try convNetParameters(
      imageShape: input.imageShape(), classCount: input.int(.classCount), using: &random)
    var answer = Payload()
    for (key, parameter) in zip(Key.networkParameters, parameters.all) {
      answer.set(key, parameter.value)
    }
    answer.set(.areLearnt, parameters.all.map { $0.requiresGradient ? 1 : 0 })
    return answer
  }
}
