// attack: Declares a macro, which would run during compilation.
// documented: DMOJ/judge-server#318; swift-package-manager#7098
// rows: B1 B2
// check: a1.softmax.naive.loss
// expect: refused
@freestanding(expression)
macro evil(_ value: Int) -> Int = #externalMacro(module: "EvilMacros", type: "Evil")

// into softmaxLossNaive
_ = #evil(1)
return (0, .zeros(like: w))
