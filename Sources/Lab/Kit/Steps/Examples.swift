package import Core

extension Payload {
  /// Stores the training, validation and test sets under the keys of the tuning exercises.
  package init(
    train: LabelledData<Float>, validation: LabelledData<Float>, test: LabelledData<Float>
  ) {
    self.init()
    setExamples(train, validation: validation)
    set(.xTest, test.x)
  }

  /// Stores a training and a validation set under the keys of the tuning exercises.
  package mutating func setExamples(
    _ train: LabelledData<Float>, validation: LabelledData<Float>
  ) {
    set(.x, train.x)
    set(.y, train.y)
    set(.xValidation, validation.x)
    set(.yValidation, validation.y)
  }
}

extension LabelledData {
  /// Returns the first `count` examples, or all of them if there are fewer.
  package func first(_ count: Int) -> LabelledData {
    let count = min(count, y.count)
    return LabelledData(x: x[0..<count], y: Array(y.prefix(count)))
  }
}
