import Foundation

/// The grader's own use of resources, which submissions must not increase without limit.
package struct OwnResources {
  /// Limits on the growth, in bytes and in descriptors.
  package struct Bounds: Sendable {
    package var memory: Int
    package var disk: Int
    package var descriptors: Int

    /// Creates limits; the defaults are the ones that the selftest uses.
    package init(memory: Int = 1536 << 20, disk: Int = 4 << 30, descriptors: Int = 128) {
      (self.memory, self.disk, self.descriptors) = (memory, disk, descriptors)
    }
  }

  private let bounds: Bounds
  private var peakMemory = Self.peakMemory
  private var freeDisk = Self.freeDisk
  private var descriptors = Self.descriptors

  /// Records the current state.
  package init(_ bounds: Bounds = Bounds()) {
    self.bounds = bounds
  }

  /// Returns the resources whose use has grown too much since the last call, one sentence each.
  package mutating func violations() -> [String] {
    var found: [String] = []
    let (memory, disk, open) = (Self.peakMemory, Self.freeDisk, Self.descriptors)
    if memory > peakMemory + bounds.memory {
      found.append("the grader needed \((memory - peakMemory) >> 20) MiB more memory")
      peakMemory = memory
    }
    if disk + bounds.disk < freeDisk {
      found.append("\((freeDisk - disk) >> 20) MiB of disk space was not freed")
      freeDisk = disk
    }
    if open > descriptors + bounds.descriptors {
      found.append("the grader left \(open - descriptors) more descriptors open")
      descriptors = open
    }
    return found
  }

  /// The peak resident memory of this process, in bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss << 10
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }

  private static var freeDisk: Int {
    let attributes = try? FileManager.default.attributesOfFileSystem(
      forPath: NSTemporaryDirectory())
    return (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
  }

  private static var descriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
  }
}
