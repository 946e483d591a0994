import CourseKit
import GraderTestSupport
import Patches
import Testing

/// The right solutions that differ from the reference; nothing is built for it.
@Suite struct VariantPatchTests {
  @Test func `there are at least sixty, and they have names`() throws {
    let all = try AssignmentLayout.all.flatMap { try AssignmentVariants($0).variants }
    #expect(all.count >= 60)
    #expect(Set(all.map { "\($0.file) \($0.name)" }).count == all.count)
  }

  @Test(arguments: AssignmentLayout.all)
  func `every one changes a file of the reference`(_ layout: AssignmentLayout) throws {
    try expectToFit(AssignmentVariants(layout).variants, layout)
  }

  @Test func `variants of one file, and those that do not go together, are submitted apart`() throws
  {
    for layout in AssignmentLayout.all {
      for submission in try AssignmentVariants(layout).submissions {
        let files = submission.variants.map(\.file)
        #expect(Set(files).count == files.count)
        #expect(submission.variants.allSatisfy { $0.apart.isDisjoint(with: files) })
      }
    }
  }

  @Test func `a variant without a change, or with an unknown line, is an error`() {
    for wrong in [
      "// variant: a\n// file: F.swift\n", "// variant: a\n// instead of f\nx\n",
      "// variant: a\n// file: F.swift\n// check: c\n// instead of f\nx\n",
    ] {
      #expect(throws: PatchError.self) { try Variant.all(in: wrong, file: "Variants.patch") }
    }
  }
}
