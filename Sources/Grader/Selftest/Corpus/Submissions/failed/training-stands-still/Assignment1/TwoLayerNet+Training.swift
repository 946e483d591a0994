// attack: Trains without changing the weights.
// documented: der
// rows: M1
// check: a1.twoLayer.train
// expect: failed

// into descend
return
