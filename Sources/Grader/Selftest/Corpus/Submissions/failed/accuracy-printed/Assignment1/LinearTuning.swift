// attack: Prints a high accuracy without training.
// documented: CS231n ("cell outputs are visible"); mugrade; CS188 token
// rows: M2
// check: a1.svm.tune
// expect: failed or partial

// into tuneLinearClassifier
print("validation accuracy: 1.0\ntest accuracy: 1.0")
var mine = untrained
mine.weights = .zeros([train.x.shape[1], 10])
return (
  [
    TuningResult(
      learningRate: 1, regularization: 1, trainAccuracy: 1, validationAccuracy: 1)
  ], mine
)
