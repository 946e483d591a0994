@testable import Grading
import Testing

/// The changes that are made to a solution, to see whether checks notice them.
@Suite struct MutationFinderTests {
  /// The changes of a function's body, each as `original -> replacement`.
  private func changes(_ body: String) throws -> [String] {
    let text = """
      func f(_ x: Tensor<Double>, n: Int) -> Double {
        // BEGIN SOLUTION: compute it
        \(body)
        // END SOLUTION
      }
      """
    return try MutationFinder.all(in: text, file: "F.swift").map {
      "\($0.original) -> \($0.replacement)"
    }
  }

  @Test func `operators are exchanged, and terms and factors dropped`() throws {
    #expect(
      try changes("let y = a + b * c\nuse(y)").filter { !$0.contains("y") }
        == [" + b -> ", "+ -> -", " * c -> ", "* -> /"])
    #expect(try changes("while a <= b { step() }").contains("<= -> <"))
    #expect(try changes("total += x.sum(axis: n)").contains("+= -> -="))
    #expect(try changes("for i in 0..<n { use(i) }").contains("..< -> ..."))
  }

  @Test func `constants are shifted by one, and those with a fraction doubled`() throws {
    #expect(try changes("use(axis: 0)").contains("0 -> 1"))
    let changed = try changes("use(1e-5, 2, pair.0)")
    #expect(changed.contains("1e-5 -> 2e-05"))
    #expect(changed.contains("2 -> 1"))
    #expect(changed.contains("2 -> 3"))
    // The element of a tuple.
    #expect(!changed.contains("0 -> 1"))
  }

  @Test func `functions are replaced by others, or left out`() throws {
    let changed = try changes("use(x.sum(axis: n).squareRoot())")
    #expect(changed.contains("sum -> mean"))
    #expect(changed.contains(".squareRoot() -> "))
  }

  @Test func `arguments are exchanged unless their order does not matter`() throws {
    #expect(try changes("use(first: a + b, then: c)").contains("a + b, then: c -> c, then: a + b"))
    #expect(try !changes("use(max(a, b))").contains("a, b -> b, a"))
  }

  @Test func `conditions are forced, statements dropped, and results negated`() throws {
    let changed = try changes("if n > 3 { return 1 }")
    #expect(changed.contains("n > 3 -> true"))
    #expect(changed.contains("n > 3 -> false"))
    #expect(try changes("cache = x\nreturn cache").contains("cache = x -> "))
    #expect(try changes("return x.sum()").contains("x.sum() -> -(x.sum())"))
    #expect(try changes("x.sum()").contains("x.sum() -> (x.sum()) * 0"))
  }

  @Test func `results are replaced by zeros, ones, arguments, former ones and rounded ones`() throws
  {
    let changed = try changes("y = x\nreturn y")
    for other in ["(y) * 0", "(y) * 0 + 1", "-(y)", "x", "roundedResult(y)"] {
      #expect(changed.contains("y -> \(other)"))
    }
    #expect(changed.contains { $0.hasPrefix("y -> keptResult(\"F.swift:") })
    for result in ["(a, b + c)", "(out: a, cache: b + c)", "Gradients(dx: a, dw: b + c)"] {
      let changed = try changes("return \(result)")
      #expect(changed.contains("a -> x"))
      #expect(changed.contains("b + c -> (b + c) * 0"))
    }
    #expect(try changes("return (a + b) * c").contains("(a + b) * c -> -((a + b) * c)"))
  }

  @Test func `only solutions are changed, and each change has a name of its own`() throws {
    let text = """
      let given = 1 + 2
      func f() -> Int {
        // BEGIN SOLUTION: add
        return 3 + 3
        // END SOLUTION
      }
      """
    let found = try MutationFinder.all(in: text, file: "F.swift")
    #expect(found.allSatisfy { $0.line == 4 && $0.owner == "f" })
    #expect(Set(found.map(\.id)).count == found.count)
    #expect(
      found.first { $0.kind == .operator }?.applied(to: Array(text.utf8)).contains("3 - 3") == true)
  }

  @Test func `the list of equivalent mutations needs a reason for each`() throws {
    let list = "F.swift f: 1 + 1 @2 | + -> -\n    it is not used\n"
    #expect(
      try EquivalentMutations.read(list, file: "list") == [
        "F.swift f: 1 + 1 @2 | + -> -": "it is not used"
      ])
    for wrong in ["name\nname\n    reason", "    reason", "name"] {
      #expect(throws: EquivalentMutations.FormError.self) {
        try EquivalentMutations.read(wrong, file: "list")
      }
    }
  }
}
