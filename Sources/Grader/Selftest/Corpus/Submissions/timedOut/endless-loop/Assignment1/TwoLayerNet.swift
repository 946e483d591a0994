// attack: Never returns.
// documented: hazelgrove/hazel#1981; nbgrader tests/apps/files
// rows: R3 D7
// check: a1.twoLayer.scores
// expect: timedOut

// into forward
while true {}
