import GraderTestSupport
import Patches
import Testing

/// Files of mutants and of samples are read strictly, since a misread one would prove nothing.
@Suite struct MutantTextTests {
  private let text = """
    // What students do with a layer.

    // mutant: no beta
    // file: LayerNorm.swift
    // check: a2.layernorm.forward
    //   a2.layernorm.backward
    // say: You do not add beta;
    //   add it.
    // notes: Layer normalization
    // find
    x + beta
    // replace
    x

    // mutant: twice
    // file: LayerNorm.swift
    // check: a2.layernorm.forward
    // say: Once is enough.
    // instead of f
    2 * x
    """

  @Test func `mutants are read one after the other`() throws {
    let mutants = try Mutant.all(in: text, file: "LayerNorm/Mutants.patch")
    #expect(mutants.map(\.name) == ["no beta", "twice"])
    #expect(mutants[0].file == "LayerNorm.swift")
    #expect(mutants[0].checks == ["a2.layernorm.forward", "a2.layernorm.backward"])
    #expect(mutants[0].say == "You do not add beta; add it.")
    #expect(mutants.map(\.id) == ["LayerNorm: no beta", "LayerNorm: twice"])
    #expect(mutants.map(\.notes) == ["Layer normalization", nil])
    #expect(try mutants[0].patch.applied(to: "return x + beta\n") == "return x\n")
    #expect(mutants[1].patch.functions == ["f"])
  }

  @Test(arguments: [
    ("// say: Once is enough.\n", "", 15, "has no 'say:'"),
    ("// mutant: twice", "// mutant: no beta", 15, "the name 'no beta'"),
    ("// check: a2.layernorm.forward\n// say", "// checks: a\n// say", 15, "no 'check:'"),
    ("// instead of f\n2 * x", "", 15, "changes nothing"),
    ("// say: Once", "// why: so\n// say: Once", 18, "unknown key 'why:'"),
    ("// say: Once", "// file: a\n// say: Once", 18, "has 'file:' twice"),
    ("\n// mutant: no", "let a = 1\n// mutant: no", 2, "there must be no code before"),
  ])
  func `a mutant with a fault names its line`(
    old: String, new: String, line: Int, says: String
  ) {
    let error = #expect(throws: PatchError.self) {
      try Mutant.all(in: text.replacing(old, with: new), file: "m")
    }
    #expect(error?.line == line)
    #expect(error?.problem.contains(says) == true, "\(error?.problem ?? "")")
  }

  private let reference = "func f() {\n  // BEGIN SOLUTION: do it\n  one()\n  // END SOLUTION\n}\n"

  @Test func `a sample is the reference without markers, but for its changes`() throws {
    let sample = try SamplePatch(
      "// Like this.\n\n// file: A.swift\n// find\none\n// replace\ntwo\n\n// file: B.swift\n// stub\n",
      file: "sample.patch")
    #expect(sample.files == ["A.swift", "B.swift"])
    #expect(try sample.text(of: "A.swift", reference: reference) == "func f() {\n  two()\n}\n")
    #expect(
      try sample.text(of: "B.swift", reference: reference)
        == "func f() {\n  try todo(\"do it\")\n}\n")
    #expect(try sample.text(of: "C.swift", reference: reference) == "func f() {\n  one()\n}\n")
  }

  @Test func `a sample with two parts about one file is an error`() {
    let error = #expect(throws: PatchError.self) {
      try SamplePatch("// file: A.swift\n// stub\n\n// file: A.swift\n// stub\n", file: "s")
    }
    #expect(error?.line == 4)
  }
}
