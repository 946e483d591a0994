// attack: Calls the function that answers the grader's calls, by its linker name.
// documented: der
// rows: B12 R16
// check: a1.softmax.naive.loss
// expect: refused or didNotCompile
// alone: yes
@_silgen_name("$s8Exchange6WorkerO5serveyySay4Core8ExerciseVGFZ")
private func hidden()

// into softmaxLossNaive
hidden()
return (0, .zeros(like: w))
