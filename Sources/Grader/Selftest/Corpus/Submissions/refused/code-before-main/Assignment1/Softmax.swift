// attack: Contains code that runs before main.
// documented: kernelguard PREPROCESS_CACHE; der
// rows: B12 T8 R1
// check: a1.softmax.naive.loss
// expect: refused or didNotCompile
// alone: yes
@used
@section(".init_array")
let early: @convention(c) () -> Void = { while true {} }

// into softmaxLossNaive
return (0, .zeros(like: w))
