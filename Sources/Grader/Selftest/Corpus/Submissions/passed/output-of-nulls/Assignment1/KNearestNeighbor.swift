// attack: Prints NULs, escapes and characters that XML forbids.
// documented: DOMjudge test-hello-nullbyte.c; Gradescope harness clean_string
// rows: D11 F10
// check: a1.knn.oneLoop
// expect: passed

// into computeDistancesOneLoop
print("\0\0\u{1B}[31m\u{8}\u{FFFE}\u{FFFF}\u{202E}]]>&#0;\u{7F}\u{85}")
