// attack: Claims that its lines come from a secret file, so that the compiler shows that file.
// documented: natsukagami/kjudge#82
// rows: B5 B4 L2
// check: a1.knn.oneLoop
// expect: didNotCompile

// into computeDistancesOneLoop
#sourceLocation(file:"@CANARY@/secret.txt",line:1)
let loss: String = 1
return loss
#sourceLocation()
