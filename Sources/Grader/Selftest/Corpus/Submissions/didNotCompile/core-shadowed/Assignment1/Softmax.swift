// attack: Defines a type with the name of the module Core.
// documented: Ares README (JUnit Assertions)
// rows: B11
// check: a1.softmax.naive.loss
// expect: didNotCompile or passed or failed
// alone: yes
enum Core {}

// into softmaxLossNaive
return (0, .zeros(like: w))
