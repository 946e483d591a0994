package import CourseKit
import Grading
import Host
package import Patches
import Testing

/// Right solutions that differ from the reference, and are handed in together.
package struct VariantSubmission: Sendable, CustomTestStringConvertible {
  package let layout: AssignmentLayout
  package let variants: [Variant]

  /// Creates a submission of variants of an assignment.
  package init(layout: AssignmentLayout, variants: [Variant]) {
    (self.layout, self.variants) = (layout, variants)
  }

  package var testDescription: String {
    variants.map { "\($0.file) \($0.name)" }.joined(separator: "; ")
  }

  /// The reference's files with the variants' code.
  package func files(of host: GradingHost) throws -> [String: [UInt8]] {
    try host.reference(with: variants)
  }
}

/// The variants of one assignment, from the folders of its exercises.
package struct AssignmentVariants: Sendable {
  package let layout: AssignmentLayout
  /// The variants, in the order of their files.
  package let variants: [Variant]

  /// Reads every `Variants.patch` below the assignment's folder of the course.
  package init(_ layout: AssignmentLayout) throws {
    self.layout = layout
    variants = try layout.exerciseFiles("Variants.patch", in: ProjectLayout.find()).flatMap {
      try Variant.all(in: $0.text, file: $0.path)
    }
  }

  /// The variants in few submissions, each with at most one variant of a file.
  package var submissions: [VariantSubmission] {
    variants.grouped { one, other in
      one.file != other.file && !one.apart.contains(other.file) && !other.apart.contains(one.file)
    }.map { VariantSubmission(layout: layout, variants: $0) }
  }
}
