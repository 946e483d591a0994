// attack: Prints megabytes of spaces and empty lines, and answers correctly.
// documented: DOMjudge output_limit
// rows: D6
// check: a1.twoLayer.scores
// expect: passed

// into forward
for _ in 0..<40 { print(String(repeating: " ", count: 1 << 20) + "\n\n\n") }
