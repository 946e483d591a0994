public import Core

/// Named tensors stored as NumPy archives of array files (`.npz`).
public enum NPZ {
  private static let suffix = ".npy"
  private static let mostTensors = 4096

  /// Reads every tensor of an archive, whether it is compressed or not.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - limit: The maximum number of bytes for all array files together.
  /// - Returns: The tensors by name.
  /// - Throws: `FileError` that states the file, the tensor, what was expected and what was found.
  public static func read(
    _ path: String, limit: Int = 1 << 30
  ) throws(FileError) -> [String: AnyTensor] {
    let archive = try DataArchive.open(path, as: .archive)
    var tensors: [String: AnyTensor] = [:]
    var budget = limit
    while let entry = try archive.next() {
      guard entry.name.hasSuffix(suffix), tensors.count < mostTensors else {
        throw FileError(
          path: path,
          reason: "expected at most \(mostTensors) array files, found '\(entry.name)'")
      }
      let name = String(entry.name.dropLast(suffix.count))
      let bytes = try archive.read(limit: budget)
      budget -= bytes.count
      do {
        guard tensors.updateValue(try NPY.decode(bytes, limit: limit), forKey: name) == nil else {
          throw NPY.error(expected: "each name once", found: "the name twice")
        }
      } catch {
        throw FileError(path: path, reason: "'\(name)': \(error)")
      }
    }
    return tensors
  }

  /// Writes tensors to an archive, replacing it atomically.
  ///
  /// Equal tensors always produce the same bytes.
  ///
  /// - Throws: `FileError` with the system's error message.
  public static func write(
    _ tensors: [String: AnyTensor], to path: String
  ) throws(FileError) {
    let files = tensors.sorted { $0.key < $1.key }
      .map { (name: $0.key + suffix, bytes: NPY.encode($0.value)) }
    guard let bytes = zipArchive(of: files) else {
      throw FileError(path: path, reason: "cannot be packed: expected less than 4 GB of tensors")
    }
    try writeAtomically(bytes, to: path)
  }
}
