// attack: Honest: mentions files and folders in a text, and opens none.
// documented: der
// rows: L1 L2
// check: a1.twoLayer.scores
// expect: passed

// into forward
let place = "Sources/Solutions/\(#fileID):\(#line)"
print(place.count)
