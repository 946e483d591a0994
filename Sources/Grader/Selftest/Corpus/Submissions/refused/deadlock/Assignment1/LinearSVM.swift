// attack: Waits for a lock that it holds.
// documented: pedal tests; hfurubotten/autograder#79
// rows: D7
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: timedOut or crashed
import Glibc

// into svmLossVectorized
var lock = pthread_mutex_t()
pthread_mutex_init(&lock, nil)
pthread_mutex_lock(&lock)
pthread_mutex_lock(&lock)
