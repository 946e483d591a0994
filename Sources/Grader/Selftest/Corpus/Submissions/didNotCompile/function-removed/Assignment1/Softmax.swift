// attack: Removes a function, hoping that its points disappear from the maximum score.
// documented: TU-Wien-dataLAB/grader-service#169; nbgrader#1682
// rows: R21
// check: a1.softmax.naive.loss
// expect: didNotCompile

public import Core

struct Softmax<Scalar: TensorScalar>: LinearClassifier, Sendable {
  var weights: Tensor<Scalar>?
  init() {}
}
