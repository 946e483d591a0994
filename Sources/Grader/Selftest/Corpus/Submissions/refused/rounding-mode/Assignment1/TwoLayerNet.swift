// attack: Changes the rounding mode for whatever runs later.
// documented: otter docs/seeding.rst; der
// rows: R20
// check: a1.twoLayer.scores
// expect: refused
// boxed: passed
import Glibc

// into forward
fesetround(FE_UPWARD)
