package import CourseKit
import Foundation
package import Host
package import LabKit

/// The student's files, in which a lab finds the functions that a step calls.
///
/// The binding of an exercise shows which functions these are: those whose names occur in the code
/// that belongs to the call, and that are declared in the file that the binding is named after.
package struct StudentSources: Sendable {
  /// A binding file.
  package struct Binding: Sendable {
    /// The name of the file without `Binding.swift`, which is that of the student's file.
    let file: String
    let text: String

    /// Creates a binding from the contents of its file.
    package init(file: String, text: String) {
      (self.file, self.text) = (file, text)
    }
  }

  /// The functions of each of the student's files that the student had to write, by path.
  private let functions: [String: [SourceFunction]]
  private let bindings: [Binding]

  /// Reads the student's files.
  ///
  /// - Parameters:
  ///   - files: The student's files, by path.
  ///   - stubs: The files as they were handed out, as far as they are known. Functions without a
  ///     task there were given.
  ///   - bindings: The files that call the student's functions.
  package init(_ files: [String: [UInt8]], stubs: [String: String], bindings: [Binding]) {
    self.bindings = bindings
    functions = files.reduce(into: [:]) { functions, file in
      let asked = SourceFunction.all(in: Array((stubs[file.key] ?? "").utf8))
        .filter(\.isUnwritten).map(\.name)
      functions[file.key] = SourceFunction.all(in: file.value).filter { function in
        !function.isUnwritten && (asked.isEmpty || asked.contains(function.name))
      }
    }
  }

  /// Returns the functions that exercises call, each once.
  package func listings(of exercises: [String]) -> [CodeListing] {
    exercises.flatMap(listings).uniqued()
  }

  private func listings(of exercise: String) -> [CodeListing] {
    guard let binding = binding(of: exercise) else { return [] }
    let call = exercise.split(separator: ".").last.map(String.init) ?? ""
    let words = BindingCode(binding.text).words(ofCall: call)
    return functions.sorted { $0.key < $1.key }.flatMap { path, functions -> [CodeListing] in
      let name = URL(filePath: path).deletingPathExtension().lastPathComponent
      guard name == binding.file || name.hasPrefix(binding.file + "+") else { return [] }
      let named = functions.filter { words.contains($0.name) }
      let shown = named.isEmpty && !binding.hasCalls ? functions : named
      return shown.map { CodeListing(file: path, line: $0.line, text: $0.text) }
    }
  }

  /// The binding whose name is the longest beginning of the exercise's.
  private func binding(of exercise: String) -> Binding? {
    bindings.filter { binding in
      binding.exercise.map { exercise == $0 || exercise.hasPrefix($0 + ".") } == true
    }.max { ($0.exercise ?? "").count < ($1.exercise ?? "").count }
  }
}

extension StudentSources.Binding {
  /// The name of the exercise, such as `a1.knn`.
  fileprivate var exercise: String? {
    text.firstMatch(of: /static let name = "([^"]+)"/).map { String($0.1) }
  }

  /// Whether the binding has an enum of calls.
  fileprivate var hasCalls: Bool { text.contains("enum Call") }
}

extension AssignmentLayout {
  /// Returns the binding files, without those that only labs call.
  package func bindings(in project: ProjectLayout) throws -> [StudentSources.Binding] {
    let end = "Binding.swift"
    return try listed.filter { $0.path.hasSuffix(end) && !$0.path.contains("/Lab/") }.map { file in
      let url = URL(filePath: "\(project.assignments)/\(folder)/\(file.path)")
      return StudentSources.Binding(
        file: String(url.lastPathComponent.dropLast(end.count)),
        text: try String(contentsOf: url, encoding: .utf8))
    }
  }
}
