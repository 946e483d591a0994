// attack: Searches its own memory for what ties an answer to a call.
// documented: pygpubench#23; securescope caveat
// rows: F6
// check: a1.knn.oneLoop
// expect: failed or crashed

// into computeDistancesOneLoop
var (sum, place): (UInt64, UInt64) = (0, 0)
withUnsafePointer(to: &place) { start in
  let words = UnsafeRawPointer(start).assumingMemoryBound(to: UInt64.self)
  for step in 0..<256 where words[step] > 1 << 60 { sum &+= words[step] }
}
print(sum)
return .zeros([x.shape[0], xTrain.shape[0]])
