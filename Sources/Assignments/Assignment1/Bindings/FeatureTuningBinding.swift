import Contract1
import Core

/// Question 5: classifiers on features that are already extracted and scaled.
enum FeatureTuningBinding: Binding {
  enum Call: String, CaseIterable { case svm, net }
  typealias Elements = InFloatOrDouble
  static let name = "a1.features"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let (train, validation) = (try input.data(), try input.validation())
    switch call {
    case .svm:
      let found = try tuneSVMOnFeatures(train: train, validation: validation, using: &random)
      return try tuningAnswer(found.results, found.best, input)
    case .net:
      let found = try trainNetOnFeatures(train: train, validation: validation, using: &random)
      return try tuningAnswer(found.results, found.best, input)
    }
  }
}
