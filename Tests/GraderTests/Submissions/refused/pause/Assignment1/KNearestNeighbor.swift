// attack: Waits for a signal that never comes.
// documented: Submitty#12540
// rows: D9
// check: a1.knn.oneLoop
// expect: refused
// boxed: timedOut
import Glibc

// into computeDistancesOneLoop
while true { pause() }
