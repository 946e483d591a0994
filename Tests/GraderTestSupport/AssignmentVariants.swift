package import CourseKit
import Foundation
import Host
package import Patches
import Testing

/// Right solutions that differ from the reference, and are handed in together.
package struct VariantSubmission: Sendable, CustomTestStringConvertible {
  package let layout: AssignmentLayout
  package var variants: [Variant]

  /// Creates a submission of variants of an assignment.
  package init(layout: AssignmentLayout, variants: [Variant]) {
    (self.layout, self.variants) = (layout, variants)
  }

  package var testDescription: String {
    variants.map { "\($0.file) \($0.name)" }.joined(separator: "; ")
  }

  /// The reference's files with the variants' code.
  package func files(of host: GradingHost) throws -> [String: [UInt8]] {
    var files = try host.files(in: "Solutions")
    for variant in variants {
      let path = layout.folder + "/" + variant.file
      let text = String(decoding: files[path] ?? [], as: UTF8.self)
      files[path] = Array(try variant.patch.applied(to: text).utf8)
    }
    return files
  }
}

/// The variants of one assignment, from the folders of its exercises.
package struct AssignmentVariants: Sendable {
  package let layout: AssignmentLayout
  /// The variants, in the order of their files.
  package private(set) var variants: [Variant] = []

  /// Reads every `Variants.patch` below the assignment's folder of the course.
  package init(_ layout: AssignmentLayout) throws {
    self.layout = layout
    let folder = try ProjectLayout.find().course + "/" + layout.folder
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix("Variants.patch") }
    for file in files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      variants += try Variant.all(in: text, file: "\(folder)/\(file)")
    }
  }

  /// The variants in few submissions, each with at most one variant of a file.
  package var submissions: [VariantSubmission] {
    variants.reduce(into: []) { submissions, variant in
      let place = submissions.firstIndex { submission in
        submission.variants.allSatisfy {
          $0.file != variant.file && !$0.apart.contains(variant.file)
            && !variant.apart.contains($0.file)
        }
      }
      if let place {
        submissions[place].variants.append(variant)
      } else {
        submissions.append(VariantSubmission(layout: layout, variants: [variant]))
      }
    }
  }
}
