// attack: Defines the function that ends processes.
// documented: der
// rows: B12
// check: a1.knn.oneLoop
// expect: refused
@_cdecl("exit")
func neverExit(_ code: Int32) {}

// into computeDistancesOneLoop
return .zeros([x.shape[0], xTrain.shape[0]])
