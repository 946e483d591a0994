// attack: Defines a function of Core under its linker name.
// documented: der
// rows: B12 R6
// check: a1.softmax.naive.loss
// expect: refused
// alone: yes
@_silgen_name("$s4Core12shapeFailureys5NeverOSSF")
func noFailure(_ message: String) -> Never { while true {} }

// into softmaxLossNaive
return (0, .zeros(like: w))
