import Symbols
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

  /// A binding that calls one function, and two versions of a student's file.
  private func seesNoDifference(_ binding: String, _ stub: String, _ submitted: String) -> Bool {
    let binding = SourceInterface(Array(binding.utf8))
    let versions = [stub, submitted].map { text in
      SourceInterface.seen(
        by: binding.words, in: [binding, SourceInterface(Array(text.utf8))])
    }
    return versions[0] == versions[1]
  }

  private static let layer = "struct Cache { var x: A } func forward() -> Cache { todo() }"
  private static let binding = "enum Binding { static func call() { _ = forward() } }"

  @Test(arguments: [
    "struct Cache { var x: A } func forward() -> Cache { Cache(x: a) }",
    "struct Cache { var x: A } func forward() -> Cache { help() } func help() -> Cache { a }",
    "struct Cache { var x: A } private func help() {} func forward() -> Cache { a }",
    "struct Other { var y = 1 } struct Cache { var x: A } func forward() -> Cache { a }",
    "struct Cache { var x: A } extension Other { func f() {} } func forward() -> Cache { a } "
      + "struct Other {}",
  ])
  func `a file does not see what it cannot reach`(submitted: String) {
    #expect(seesNoDifference(Self.binding, Self.layer, submitted))
  }

  @Test(arguments: [
    // The type of a result that the file does not name.
    "struct Cache { var x: B } func forward() -> Cache { Cache(x: b) }",
    "struct Cache { var x: A; var y: B } func forward() -> Cache { a }",
    "struct Cache { var x: A } func forward(_ n: Int = 1) -> Cache { a }",
    "struct Cache { var x: A } func forward() -> Cache { a } extension Cache { var y: Int { 1 } }",
    // They need not be named.
    "struct Cache { var x: A } func forward() -> Cache { a } func + (a: A, b: A) -> A { a }",
    "struct Cache { var x: A } func forward() -> Cache { a } extension A: P {}",
    "struct Cache { var x: A } func forward() -> Cache { a } let constant = 1",
    "struct Cache { var x: A } func forward() -> Cache { a } func forward(_ a: A) -> Cache { a }",
  ])
  func `a file sees whatever it may depend on`(submitted: String) {
    #expect(!seesNoDifference(Self.binding, Self.layer, submitted))
  }

  @Test func `a file sees the types that members of a type that it reaches have`() {
    let stub =
      "struct Part { var n: Int } struct Cache { var part: Part } func forward() -> Cache {}"
    let other = stub.replacing("n: Int", with: "n: Int8")
    #expect(!seesNoDifference(Self.binding, stub, other))
    #expect(seesNoDifference("enum Binding {}", stub, other))
  }

  @Test func `what an operator returns is seen without its name`() {
    let stub = "struct Part { var n: Int } func * (a: Float, b: Float) -> Part { Part() }"
    #expect(!seesNoDifference("enum Binding {}", stub, stub.replacing("Int", with: "Int8")))
  }

  @Test func `a file that is not clearly code sees every difference`() {
    let other = Self.layer.replacing("var x: A", with: "var x: B")
    #expect(seesNoDifference("enum Binding {}", Self.layer, other))
    #expect(!seesNoDifference("enum Binding { let r = /\"/ }", Self.layer, other))
  }
}
