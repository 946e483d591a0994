// attack: Imports a C header of the host through a module of its own.
// documented: natsukagami/kjudge#82
// rows: B5
// check: a1.knn.twoLoops
// expect: didNotCompile
import Evil

// into computeDistancesTwoLoops
return .zeros([x.shape[0], xTrain.shape[0]])
