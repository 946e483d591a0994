// attack: Waits for a signal that never comes.
// documented: Submitty#12540
// rows: D9
// check: a1.knn.folds
// expect: refused
// boxed: timedOut
import Glibc

// into splitIntoFolds
while true { pause() }
