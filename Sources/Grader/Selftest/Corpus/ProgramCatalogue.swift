import Record

/// Submissions in the corpus that are too large, or too malformed, to be stored in Git.
enum ProgramCatalogue {
  static let attacks = [
    made(
      "syntax-error", "B15 B16",
      "A file with a syntax error; the messages must not quote any other file.",
      "INGInious best_practices.rst; harvard-edge/cs249r_book PR #1877", [.didNotCompile],
      "public import Core\npublic struct Softmax { func loss( -> { \"unfinished\n"),
    made(
      "file-of-noise", "B16 D11", "A file that contains only unbalanced braces and brackets.",
      "harvard-edge/cs249r_book PR #1877", [.didNotCompile],
      String(repeating: "}({[)]", count: 2000)),
    made(
      "errors-by-thousands", "B8", "A file with ten thousand errors.",
      "DOMjudge stress-test-compile-fill-stderr.c", [.didNotCompile],
      (0..<10_000).map { "let error\($0): Int = \"\($0)\"\n" }.joined()),
    made(
      "warnings-by-thousands", "B8", "Ten thousand warnings about correct code.",
      "DOMjudge stress-test-compile-fill-stderr.c", [.passed], isAlone: true,
      "// into softmaxLossNaive\n" + (0..<10_000).map { "let idle\($0) = \($0)\n" }.joined()),
    made(
      "types-without-end", "B7", "An expression whose type takes exponential time to infer.",
      "DOMjudge stress-test-compile-timeout.c; der", [.didNotCompile], isAlone: true,
      "let value = " + String(repeating: "[1, 2.0].map { $0 * 2 } + ", count: 40) + "[\"x\"]\n"),
    made(
      "operators-by-thousands", "B7 B6",
      "A chain of operators that is too long for the compiler's stack.",
      "DOMjudge stress-test-compile-timeout.c; der", [.didNotCompile], isAlone: true,
      "func chain(_ a: Int) -> Int { a" + String(repeating: " &+ a", count: 60_000) + " }\n"),
    made(
      "array-of-gigabytes", "B9 B6", "A global variable of several gigabytes.",
      "DOMjudge test-memstatic.cc", [.didNotCompile], isAlone: true,
      "let huge: InlineArray<8_000_000_000, UInt8> = .init(repeating: 1)\n"),
  ]

  private static func made(
    _ name: String, _ rows: String, _ attack: String, _ documented: String,
    _ expected: [Verdict], isAlone: Bool = false, _ text: String
  ) -> Attack {
    Attack(
      name: name, rows: rows.split(separator: " ").map(String.init), attack: attack,
      documented: documented,
      body: .program(
        ProgramAttack(
          files: ["Assignment1/Softmax.swift": text], check: "a1.softmax.naive.loss",
          expected: expected, isAlone: isAlone)))
  }
}
