// attack: Creates its own namespaces, to be root in them.
// documented: isolate NEWS 2.5
// rows: R24 D10
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed or crashed
@_silgen_name("unshare")
private func newNamespaces(_ flags: Int) -> Int32

// into svmLossVectorized
if newNamespaces(0x1002_0000) != 0 { return (0, .zeros(like: w)) }
