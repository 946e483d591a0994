import CourseKit
import Foundation
import Host
import Testing

@Suite struct AssignmentLayoutTests {
  @Test func `every kernel, module and optimiser of Core is withheld from layers`() throws {
    let project = try ProjectLayout.find()
    let withheld = Set(AssignmentLayout.assignment2.withheld.map(\.core))
    // Running averages are arithmetic on tensors, with which update rules are written.
    let allowed: Set = ["RunningAverages"]
    for folder in ["Autograd", "Kernels", "Modules", "Optimizers"] {
      let path = "\(project.root)/Sources/Core/\(folder)"
      let files = try FileManager.default.subpathsOfDirectory(atPath: path)
      let names = files.filter { $0.hasSuffix(".swift") }
        .map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
      #expect(!names.isEmpty)
      #expect(Set(names).subtracting(allowed).subtracting(withheld) == [])
    }
  }
}
