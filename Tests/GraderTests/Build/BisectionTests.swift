import Build
import Testing

/// How many attempts it takes to find what makes a whole fail.
@Suite struct BisectionTests {
  @Test(arguments: [1, 2, 3, 10, 16, 20])
  func `one of many is found by halving`(count: Int) {
    for guilty in 0..<count {
      var attempts = 0
      let found = Bisection.suspect(Array(0..<count)) { some in
        attempts += 1
        return some.contains(guilty)
      }
      #expect(found == guilty)
      #expect(1 << attempts < 2 * count, "\(attempts) attempts for \(count)")
    }
  }

  @Test func `several are found one after another`() {
    var left = Array(0..<20)
    var (found, attempts) = ([Int](), 0)
    let guilty: Set = [3, 4, 19]
    while !guilty.isDisjoint(with: left) {
      let next = Bisection.suspect(left) { some in
        attempts += 1
        return !guilty.isDisjoint(with: some)
      }
      found += [next].compactMap(\.self)
      left.removeAll { $0 == next }
    }
    #expect(found == [3, 4, 19])
    #expect(attempts <= 3 * 5)
  }

  @Test func `nothing is found if there are no parts`() {
    #expect(Bisection.suspect([Int]()) { _ in true } == nil)
  }
}
