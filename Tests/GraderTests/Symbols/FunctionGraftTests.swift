import Symbols
import Testing

/// A function's body of one file in another one.
@Suite struct FunctionGraftTests {
  private func graft(_ names: [String], from source: String, in file: String) -> String? {
    FunctionGraft.replacing(names, from: Array(source.utf8), in: Array(file.utf8))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `only the body is taken, whatever is around it`() {
    let source = "struct A {\n  func f(_ x: Int) -> Int { x + 1 }\n  func g() { }\n}"
    let file = "// func f\nstruct A {\n  func f( _ x: Int ) -> Int { { x }() }\n  let y = \"}\"\n}"
    #expect(
      graft(["f"], from: source, in: file)
        == "// func f\nstruct A {\n  func f( _ x: Int ) -> Int { x + 1 }\n  let y = \"}\"\n}")
  }

  @Test func `several functions change places one after the other`() {
    let source = "func f() { 1 }\nfunc g() { 2 }"
    #expect(
      graft(["f", "g"], from: source, in: "func g() { a }\nfunc f() { b }")
        == "func g() { 2 }\nfunc f() { 1 }")
  }

  @Test(arguments: [
    "func f(_ y: Int) -> Int { y }", "func f(_ x: Int) -> Int", "func g() {}",
    "func f(_ x: Int) -> Int { x }\nfunc f(_ x: Double) -> Int { 0 }",
  ])
  func `a function that is missing, there twice, or declared in another way is left alone`(
    file: String
  ) {
    #expect(graft(["f"], from: "func f(_ x: Int) -> Int { x + 1 }", in: file) == nil)
  }
}
