// attack: Reads the canary by the functions that Core has for files.
// documented: TheBitPoets/2cornot2c#515
// rows: L1
// check: a1.twoLayer.scores
// expect: refused
// boxed: failed

// into forward
do {
  _ = try NPY.read("@CANARY@/secret.txt")
} catch {
  print("\(error)")
  if ["ENOENT", "No such file", "Permission denied"].contains(where: "\(error)".contains) {
    return (x, .zeros([x.shape[0], b2.count]))
  }
}
