import Symbols
import Testing

/// What a student's file may not contain is found in its code, however it is written, and nowhere
/// else.
@Suite struct SourceRulesTests {
  private func found(_ source: String) -> [String] {
    SourceRules.usual.violations(in: Array(source.utf8)).map(\.name)
  }

  @Test(arguments: [
    ("@_silgen_name(\"llvm.x86.rdtsc\") func clock() -> UInt64", "@_silgen_name"),
    ("@_silgen_name(raw: \"exit\") func leave()", "@_silgen_name"),
    ("@\n  _silgen_name(\"exit\") func leave()", "@_silgen_name"),
    ("@/* no */_silgen_name(\"exit\") func leave()", "@_silgen_name"),
    ("@`_silgen_name`(\"exit\") func leave()", "@_silgen_name"),
    ("@\u{A0}_silgen_name(\"exit\") func leave()", "@_silgen_name"),
    ("#if true\n@_cdecl(\"exit\")\n#endif\nfunc leave() {}", "@_cdecl"),
    ("@c public func exit() {}", "@c"), ("@_extern(c, \"puts\") func put()", "@_extern"),
    ("@extern(c) func put()", "@extern"), ("@_section(\".init_array\") let a = 1", "@_section"),
    ("@section(\".init_array\") let a = 1", "@section"), ("@_used let a = 1", "@_used"),
    ("@used let a = 1", "@used"), ("let f = { @_semantics(\"x\") func g() {} }", "@_semantics"),
    ("@_dynamicReplacement(for: f()) func g() {}", "@_dynamicReplacement"),
    ("struct S { @_transparent var x: Int { 1 } }", "@_transparent"),
    ("@available(*, deprecated, message: \"@c\") @_cdecl(\"x\") func f() {}", "@_cdecl"),
    ("@abi(func f()) func g() {}", "@abi"), ("@main struct M {}", "@main"),
    ("\u{FEFF}@_cdecl(\"x\") func f() {}", "@_cdecl"),
    ("// only a comment\r@_cdecl(\"x\") func f() {}", "@_cdecl"),
  ])
  func `an attribute that no exercise needs is found`(source: String, name: String) {
    #expect(found(source) == [name])
  }

  @Test(arguments: [
    ("import COpenBLAS", "COpenBLAS"), ("import struct CKernels.backprop_elements", "CKernels"),
    ("import _Builtin_intrinsics.intel.cpuid", "_Builtin_intrinsics"),
    ("@_exported import Dispatch", "@_exported"), ("public import Builtin", "Builtin"),
    ("import/**/CSandbox", "CSandbox"), ("import\nMedia", "Media"),
    ("import `Exchange`", "Exchange"), ("import func\n  Solution1.f", "Solution1"),
    ("let a = 1; import Synchronization", "Synchronization"),
    ("@testable import Grader", "Grader"), ("#if canImport(X)\nimport X\n#endif", "X"),
    ("let range = 0...\nimport CGate", "CGate"), ("let range = 0.../*\n*/import Media", "Media"),
    ("let value = 1.+.\r\nimport _Builtin_intrinsics.intel.cpuid", "_Builtin_intrinsics"),
    ("import\u{A0}CKernels", "CKernels"), ("import Accelerate // for vDSP", "Accelerate"),
  ])
  func `an import that no exercise needs is found`(source: String, name: String) {
    #expect(found(source).first == name)
  }

  /// An attribute in code that a reader may take for the text of a string or a comment.
  private static let attribute = "@_cdecl(\"x\") func f() {}"

  @Test(arguments: [
    "let a = \"\"; ", "let a = \"\\\"\"; ", "let a = \"//\"; ", "let a = \"/*\"; ",
    "let a = \"\"\"\n  \\\"\"\"\n  \"\"\"; ", "let a = #\"\"\"#; ", "let a = #\"\\\"#; ",
    "let a = ##\"\"#\"##; ", "let a = #\"\"\"\n  \"\"\"\n  \"\"\"#; ",
    "/* /* */ */ ", "/*/ */ ", "/**/ ", "let a = \"\\(\"\\(\")\")\")\"; ",
    "let a = #\"\\(\"#; ", "let a = #\"\\#(\")\")\"#; ", "let a = \"\\(f(\")\"))\"; ",
    "let a = \"\\(/* ) \" */ 1)\"; ", "let `a \"` = 1; ", "let `/*` = 1; ",
    "let a = b*/* a */c; ", "let a = 1+// a\n", "let a = \"unfinished\n", "let a = '\"'; \"",
    "let a = 1 / 2; let b = \"/\"; ", "let a = (1)/2; let b = \"\"; ",
  ])
  func `code after a string or a comment is read`(before: String) {
    #expect(found(before + Self.attribute + "\n") == ["@_cdecl"])
  }

  @Test func `code in an interpolation is read`() {
    #expect(found("let a = \"b \\({ \(Self.attribute) }()) c\"") == ["@_cdecl"])
    #expect(found("let a = #\"b \\#({ \(Self.attribute) }()) c\"#") == ["@_cdecl"])
    #expect(found("let a = \"\"\"\n  \\(\"\\({ \(Self.attribute) }())\")\n  \"\"\"") == ["@_cdecl"])
  }

  @Test(arguments: [
    "let r = /\"/; \(SourceRulesTests.attribute)", "let r = [/a\"/]; \(SourceRulesTests.attribute)",
    "f(/`/); \(SourceRulesTests.attribute)",
    "func g() { return/\"/ }; \(SourceRulesTests.attribute)",
    "let r = /a/* 1; \(SourceRulesTests.attribute) // */",
    "let r = /a//b; \(SourceRulesTests.attribute)",
    "let r = #/\n\"\n/#; \(SourceRulesTests.attribute)", "let r = ##/\"/##",
    "let r = x ? /\"/ : 1", "let r = /= \"/; \(SourceRulesTests.attribute)",
    "x\n/= \"/; \(SourceRulesTests.attribute)",
    "func g() { return /= \"/ }", "_ = { x in/\"/ }", "let r = ×/\"/", "let r = √/\"/",
  ])
  func `a regular expression that could hide code is found`(source: String) {
    #expect(found(source).contains("/"))
  }

  @Test(arguments: [
    "// import COpenBLAS\n/* @_cdecl(\"x\") import CKernels */\n/// @_silgen_name",
    "let a = \"import COpenBLAS\", b = \"@_cdecl\", c = \"\"\"\n  @_used import CKernels\n  \"\"\"",
    "let a = #\"\\(x) import Media \"@c\" \"#", "let message = \"write to ada@c.example\"",
    "@testable import Core\npublic import Core\nimport Foundation\nimport func Glibc.sin",
    "#if canImport(Glibc)\nimport Glibc\n#else\nimport Darwin\n#endif",
    "import Contract1\nimport struct Foundation.Data",
    "@inline(__always) @discardableResult func f(_ g: @escaping @Sendable () -> Void) {}",
    "@propertyWrapper struct Clamped { var wrappedValue: Int }\nstruct S { @Clamped var x = 1 }",
    "@specialized(where T == Float) func f<T>(_ t: T) {}\nswitch e { @unknown default: break }",
    "f(import: x); a.import; func load(import module: String) {}",
    "func load(\n  import module: String\n) {}\nlet b = a\n  .import",
    "let a = b / c // d \"e\"\nlet f = (b)/c // \"d\"\nlet g = h!/2 + x[0]/y // \"z\"",
    "let a = σ/2 // \"half\"\nlet z = (x - μ)/σ/λ! // \"z\"",
    "let a = b\n  / c // \"d\"\nx /= 2 // half", "static func / (l: A, r: A) -> A { l } // \"l\"",
    "let a = [1.0, 2].reduce(1, /) // \"x\"",
    "let a = zip(b, c).map(/) // \"quotients\"", "let a = f(/)/* g */",
    "let half = 1/2 /* one half */", "let étude = \"a@used\"",
  ])
  func `what students write is accepted`(source: String) {
    #expect(found(source) == [])
  }

  @Test(arguments: ["\"\\(", "#\"\"\"\\#(", " /x", " /* ", "@ ", "`", "((", "#\"", "! "])
  func `a file that repeats one piece is read in bounded space and time`(piece: String) {
    let source = String(repeating: piece, count: 60_000) + "\n" + Self.attribute
    let all = Set(found(source))
    #expect(all.isSubset(of: ["@_cdecl", "/"]))
    #expect(!all.isEmpty || ["#\"", " /* "].contains(piece))
  }
}
