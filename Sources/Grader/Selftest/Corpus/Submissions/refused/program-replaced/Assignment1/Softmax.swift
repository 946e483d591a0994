// attack: Replaces itself with another program.
// documented: DOMjudge stress-test-reboot.c
// rows: D1 R1
// check: a1.softmax.naive.loss
// expect: refused
// boxed: crashed
import Glibc

// into softmaxLossNaive
var arguments: [UnsafeMutablePointer<CChar>?] = [
  strdup("sh"), strdup("-c"), strdup("touch @CANARY@/@MARK@-program"), nil,
]
execv("/bin/sh", &arguments)
return (0, .zeros(like: w))
