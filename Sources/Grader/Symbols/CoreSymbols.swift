import Foundation
import Host

/// A table of symbols with the source file of Core or `Exchange` that defines each, such as
/// `Tensor/Broadcasting`.
struct CoreSymbols: Sendable {
  private let files: [String: String]
  /// All names, sorted.
  private let sorted: [String]
  /// The names of `Loops` that other files refer to, or could.
  let loops: [String]

  /// The file that programs may be linked without, `Core/Kernels/Loops.swift`.
  static let loopsFile = "Kernels/Loops"

  /// Reads the object files, one per source file.
  ///
  /// - Throws: `ObjectFileError`, or an error from reading a file.
  init(objects: [ProjectLayout.WorkerObject]) throws {
    var files: [String: String] = [:]
    var (loops, used, others): (Set<String>, Set<String>, Set<String>) = ([], [], [])
    for file in objects {
      let object = try ObjectFile([UInt8](try Data(contentsOf: URL(filePath: file.path))))
      let isLoops = file.source == Self.loopsFile
      for symbol in object.symbols where symbol.binding != .local {
        if symbol.isDefined, symbol.binding == .global { files[symbol.name] = file.source }
        switch (isLoops, symbol.isDefined) {
        case (true, true):
          loops.insert(symbol.name)
          if symbol.binding == .global { used.insert(symbol.name) }
        case (false, true): others.insert(symbol.name)
        case (false, false): used.insert(symbol.name)
        case (true, false): break
        }
      }
    }
    self.init(files: files, loops: loops.intersection(used).subtracting(others).sorted())
  }

  /// Creates a table from known names.
  init(files: [String: String], loops: [String] = []) {
    self.files = files
    self.loops = loops
    sorted = files.keys.sorted()
  }

  /// Returns the source file that defines a name, or nil if neither module defines it.
  func file(defining name: String) -> String? {
    guard let file = files[name] else { return nil }
    // The token of a global that is initialized lazily may be in any object file, but its
    // initializer is in that of the source file that declares it.
    guard name.hasSuffix("_Wz") else { return file }
    return files[name.dropLast(2) + "WZ"] ?? file
  }

  /// Returns the source file of a generic function, given the name of one of its specialized
  /// copies.
  ///
  /// The compiler makes the copy's name by appending to the full name of the original.
  func file(originating name: String) -> String? {
    var name = Substring(name)
    while !name.isEmpty {
      let next = partition { $0 <= name }
      guard next > 0 else { return nil }
      let before = sorted[next - 1]
      if name.hasPrefix(before) { return file(defining: before) }
      let shared = zip(name.utf8, before.utf8).prefix { $0 == $1 }.count
      name = Substring(String(decoding: name.utf8.prefix(shared), as: UTF8.self))
    }
    return nil
  }

  /// Returns the number of sorted names before the first one for which the condition is false.
  private func partition(_ holds: (Substring) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(Substring(sorted[middle])) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
