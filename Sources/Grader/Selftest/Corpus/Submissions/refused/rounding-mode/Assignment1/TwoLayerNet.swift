// attack: Changes how numbers are rounded for whatever comes after.
// documented: otter docs/seeding.rst; der
// rows: R20
// check: a1.twoLayer.scores
// expect: refused
// boxed: passed
import Glibc

// into forward
fesetround(FE_UPWARD)
