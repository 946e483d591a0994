package import Core

extension Payload {
  /// Creates a payload of training examples and, if there are any, validation examples.
  package init(training: LabelledData<Float>, validation: LabelledData<Float>? = nil) {
    self.init()
    set(.x, training.x)
    set(.y, training.y)
    if let validation {
      set(.xValidation, validation.x)
      set(.yValidation, validation.y)
    }
  }
}
