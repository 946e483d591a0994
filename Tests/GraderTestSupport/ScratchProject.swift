package import Foundation
package import Host

/// A copy of the project with a `Grader` of its own, where a test may change the student's files.
package struct ScratchProject {
  /// The program in the copy, which finds the copy's files.
  package let program: String
  private let root: URL
  /// Where the copy's files are.
  package var layout: ProjectLayout {
    ProjectLayout(root: root.path, products: root.path + "/.build/debug")
  }

  /// Creates the copy in the folder `project` below a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder to make it in.
  ///   - linked: Whether what was built may stay where it is, but for the program.
  ///   - sharesCore: Whether it uses the original's copy of Core, which is not made again then.
  /// - Throws: An error if the copy cannot be made.
  package init(in folder: URL, linked: Bool = true, sharesCore: Bool = true) throws {
    let manager = FileManager.default
    let real = try ProjectLayout.find()
    root = folder.appending(path: "project")
    let products = root.appending(path: ".build/debug")
    program = products.appending(path: "Grader").path
    try manager.createDirectory(at: products, withIntermediateDirectories: true)
    for name in ["Package.swift", "Sources", "handouts"] {
      try manager.copyItem(
        atPath: real.root + "/" + name, toPath: root.appending(path: name).path)
    }
    let objects = real.workerModules().map { "\($0.name).build" }
    let programs = ["Confine", "Keeper", "Reference"]
    for name in ["Modules"] + programs + objects {
      let (copy, original) = (products.appending(path: name).path, real.products + "/" + name)
      if linked {
        try manager.createSymbolicLink(atPath: copy, withDestinationPath: original)
      } else if programs.contains(name) {
        try MadeProgram.copy(original, to: copy)
      } else {
        try manager.copyItem(atPath: original, toPath: copy)
      }
    }
    if linked, sharesCore {
      let cache = real.products + "/prebuilt-core"
      try manager.createDirectory(atPath: cache, withIntermediateDirectories: true)
      try manager.createSymbolicLink(
        atPath: products.appending(path: "prebuilt-core").path, withDestinationPath: cache)
    }
    // The last, since it must not be older than what it was built with.
    try MadeProgram.copy(real.products + "/Grader", to: program)
  }

  /// Saves a student's file as editors do: beside it, then in its place.
  package func save(_ text: String, to path: String) throws {
    try Data(text.utf8).write(
      to: root.appending(path: "Sources/Assignments/" + path), options: .atomic)
  }

  /// Removes a student's file.
  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appending(path: "Sources/Assignments/" + path))
  }

  /// The text of a source file, such as `Solutions/Assignment1/Softmax.swift`.
  package func source(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: "Sources/" + path), encoding: .utf8)
  }
}
