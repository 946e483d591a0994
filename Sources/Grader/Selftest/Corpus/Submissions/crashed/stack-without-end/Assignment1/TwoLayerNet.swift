// attack: Recurses without limit.
// documented: DOMjudge test-stacksize.c; pedal tests
// rows: D4 D7
// check: a1.twoLayer.scores
// expect: crashed
@inline(never)
private func deeper(_ depth: Int) -> Int {
  depth == 0 ? 0 : deeper(depth + 1) &+ Int.random(in: 0...depth)
}

// into forward
print(deeper(1))
