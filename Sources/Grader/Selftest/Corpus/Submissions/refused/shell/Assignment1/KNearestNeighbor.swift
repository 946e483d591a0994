// attack: Starts a shell.
// documented: DOMjudge stress-test-reboot.c
// rows: D1 N1
// check: a1.knn.oneLoop
// expect: refused
// boxed: failed or crashed
@_silgen_name("system")
private func shell(_ command: UnsafePointer<CChar>) -> Int32

// into computeDistancesOneLoop
if shell("touch /tmp/@MARK@ /var/tmp/@MARK@ @CANARY@/@MARK@") != 0 {
  return .zeros([x.shape[0], xTrain.shape[0]])
}
