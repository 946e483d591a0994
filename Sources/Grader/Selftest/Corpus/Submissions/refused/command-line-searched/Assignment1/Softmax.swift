// attack: Looks for secrets in its command line.
// documented: zmievsa/autograder#39
// rows: R10 N2
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed

// into softmaxLossNaive
if !CommandLine.arguments.contains(where: { $0.contains("seed") || $0.contains("@PROJECT@") }) {
  return (0, .zeros(like: w))
}
