import Foundation
import Host
import Media
import Symbols

extension SubmissionBuild {
  /// The names of the module's object files in the store; nil if there is no store for this goal.
  ///
  /// They depend on the file and whether it is optimized, on what can be seen of all files, and on
  /// the flags.
  func storedNames(
    _ names: [String], looping: Set<String>, at source: String, goal: Goal
  ) throws -> [String: String]? {
    #if os(Linux)
      guard objects != nil, goal == .worker, optimization != .whole else { return nil }
      let texts = try names.map { try readBytes("\(source)/\($0)") }
      var common = SHA256()
      for (name, text) in zip(names, texts) {
        common.update(Array("\(name)\n\(SourceInterface(text).text)\n".utf8))
      }
      let commands = try commands(names, looping: [], output: "/out", goal: goal)
      for word in commands.joined() { common.update(Array("\(word)\n".utf8)) }
      common.update(Array(toolchain.version.utf8))
      let shared = common.hexadecimal()
      return Dictionary(
        uniqueKeysWithValues: zip(names, texts).map { name, text in
          let head = "\(shared)\n\(name)\n\(looping.contains(name))\n"
          return (name, SHA256.hexadecimal(of: Array(head.utf8) + text))
        })
    #else
      return nil
    #endif
  }

  /// Takes object files out of the store.
  ///
  /// - Parameters:
  ///   - names: The files of the module, in the order of their object files.
  ///   - stored: The names in the store, by file.
  ///   - output: The folder of the object files.
  /// - Returns: The files that must be compiled.
  /// - Throws: An error if an object file cannot be written.
  func takeObjects(
    _ names: [String], _ stored: [String: String], to output: String
  ) throws -> Set<String> {
    var missing: Set<String> = []
    for (index, name) in names.enumerated() {
      guard let key = stored[name], let bytes = objects?.object(key) else {
        missing.insert(name)
        continue
      }
      try bytes.write(to: URL(filePath: "\(output)/\(object(index))"))
    }
    return missing
  }

  /// Puts compiled object files into the store.
  func keepObjects(
    of missing: Set<String>, among names: [String], _ stored: [String: String],
    from output: String
  ) {
    guard !missing.isEmpty else { return }
    for (index, name) in names.enumerated() where missing.contains(name) {
      guard let key = stored[name],
        let bytes = FileManager.default.contents(atPath: "\(output)/\(object(index))")
      else { continue }
      objects?.add(bytes, as: key)
    }
    objects?.prune()
  }
}
