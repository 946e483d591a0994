// attack: Computes correctly only for the shapes that are timed.
// documented: kernelguard HARDCODED_SHAPES
// rows: T10
// check: a1.knn.noLoops
// expect: failed

// into computeDistancesNoLoops
if x.shape[0] < 60 { return .zeros([x.shape[0], xTrain.shape[0]]) }
