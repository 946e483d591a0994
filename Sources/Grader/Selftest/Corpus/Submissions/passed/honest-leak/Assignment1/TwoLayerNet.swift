// attack: Honest: names files and folders in a string, but opens none.
// documented: der
// rows: L1 L2
// check: a1.twoLayer.scores
// expect: passed

// into forward
let place = "Sources/Solutions/\(#fileID):\(#line)"
print(place.count)
