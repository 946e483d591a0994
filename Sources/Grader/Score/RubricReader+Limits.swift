import Record
import Yams

extension RubricReader {
  /// All limits by their names in a rubric, each with the factor of its unit.
  private static var names: [String: (WritableKeyPath<ResourceLimits, Int>, unit: Int)] {
    [
      "cpuSeconds": (\.cpuSeconds, 1),
      "wallSeconds": (\.wallSeconds, 1),
      "memoryMB": (\.memoryBytes, 1 << 20),
      "processes": (\.processes, 1),
      "fileMB": (\.fileBytes, 1 << 20),
      "descriptors": (\.descriptors, 1),
      "stackMB": (\.stackBytes, 1 << 20),
      "temporaryMB": (\.temporaryBytes, 1 << 20),
      "outputKB": (\.outputBytes, 1 << 10),
      "outputLines": (\.outputLines, 1),
    ]
  }

  /// Reads limits, such as `{ memoryMB: 512, processes: 8 }`.
  ///
  /// - Parameters:
  ///   - node: The YAML node.
  ///   - usual: The values of the limits that the node does not mention.
  /// - Returns: The limits.
  /// - Throws: `RubricError`, which states the line.
  func limits(_ node: Node, changing usual: ResourceLimits) throws -> ResourceLimits {
    var limits = usual
    let names = Self.names
    for (name, value) in try mapping(node, allowed: Set(names.keys)) {
      guard let (path, unit) = names[name] else { continue }
      guard let number = value.int, number > 0, number <= 1 << 30 else {
        throw problem(value, "'\(name)' must be a positive whole number of at most \(1 << 30)")
      }
      limits[keyPath: path] = number * unit
    }
    // A worker needs one descriptor for the channel, and the loader needs some more.
    guard limits.descriptors >= 64 else { throw problem(node, "'descriptors' must be 64 or more") }
    return limits
  }
}
