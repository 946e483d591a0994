// attack: Honest: has a string that looks like a URL.
// documented: der
// rows: N1 N4
// check: a1.knn.twoLoops
// expect: passed

// into computeDistancesTwoLoops
let address = "http://127.0.0.1:@PORT@/tmp/x"
print(address.count)
