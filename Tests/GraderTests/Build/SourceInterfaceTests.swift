@testable import Build
import Testing

@Suite struct SourceInterfaceTests {
  private func isSame(_ first: String, _ second: String) -> Bool {
    SourceInterface(Array(first.utf8)).text == SourceInterface(Array(second.utf8)).text
  }

  @Test(arguments: [
    ("func f() { 1 }", "func f() { g { 2 } }"),
    (
      "func f(_ a: () -> Int = { 3 }) throws -> [Int] where A: B { [] }",
      "func f(_ a: () -> Int = { 3 }) throws -> [Int] where A: B { [1] }"
    ),
    ("struct S { init(a: Int) { self.a = a } }", "struct S { init(a: Int) { self.a = 2 } }"),
    ("func f() { \"}\" }", "func f() { \"\\(a { 3 })}\" }"),
    ("let a = 1 // one", "let a = 1"),
  ])
  func `other files do not see`(first: String, second: String) {
    #expect(isSame(first, second))
  }

  @Test(arguments: [
    ("func f() { 1 }", "func f() -> Int { 1 }"), ("func f() {}", "func g() {}"),
    ("let a = 1", "let a = 1.0"), ("let a = { 1 }()", "let a = { 1.0 }()"),
    ("func f() -> some P { A() }", "func f() -> some P { B() }"),
    ("@inlinable func f() { 1 }", "@inlinable func f() { 2 }"),
    ("var a: Int { 1 }", "var a: Double { 1 }"), ("func f(a: Int) {}", "func f(a: Int = 1) {}"),
    ("func é() {}", "func è() {}"),
    ("protocol P { func f() }", "protocol P { func f(); func g() }"),
    // A regular expression may hide a brace.
    ("func f() { /{/ }", "func f() { /}/ }"),
    ("let a = S.init { 1 }", "let a = S.init { 1.0 }"),
    ("struct S { func f() { 1 } var a = 1 }", "struct S { func f() { 1 } var b = 1 }"),
  ])
  func `other files see`(first: String, second: String) {
    #expect(!isSame(first, second))
  }
}
