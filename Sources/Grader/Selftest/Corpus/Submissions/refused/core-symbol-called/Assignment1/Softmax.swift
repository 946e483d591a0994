// attack: Calls a function of Core that it may not see, by its linker name.
// documented: der
// rows: B12 R16
// check: a1.softmax.naive.loss
// expect: refused or didNotCompile
// alone: yes
@_silgen_name("$s4Core6WorkerO5serveyySayAA8ExerciseVGFZ")
private func hidden()

// into softmaxLossNaive
hidden()
return (0, .zeros(like: w))
