// attack: Hides the attribute that names a function of C with backticks.
// documented: der
// rows: B12 R1
// check: a1.linear.train
// expect: refused
@`_silgen_name`("exit") private func leave(_ code: Int32)

// into descend
leave(0)
