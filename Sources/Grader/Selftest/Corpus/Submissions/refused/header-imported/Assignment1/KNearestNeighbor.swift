// attack: Imports a C header of the host through its own module map.
// documented: natsukagami/kjudge#82
// rows: B5
// check: a1.knn.twoLoops
// expect: refused
import Evil

// into computeDistancesTwoLoops
return .zeros([x.shape[0], xTrain.shape[0]])
