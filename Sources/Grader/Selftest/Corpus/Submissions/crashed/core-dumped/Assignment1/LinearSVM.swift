// attack: Crashes while it uses much memory, to leave a large core dump.
// documented: isolate INSTALLATION (systemd-coredump)
// rows: D5 D4
// check: a1.svm.vectorized.loss
// expect: crashed

// into svmLossVectorized
let much = [UInt8](repeating: 1, count: 256 << 20)
fatalError("\(much.count)")
