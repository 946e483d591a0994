// attack: Ignores every signal, and never returns.
// documented: autograder-sandbox, test_entire_process_tree_killed_on_timeout
// rows: R11 D9
// check: a1.softmax.naive.loss
// expect: refused
// boxed: timedOut
import Glibc

// into softmaxLossNaive
for number in Int32(1)..<32 { signal(number, SIG_IGN) }
while true {}
