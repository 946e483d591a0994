import Foundation

/// What the grader itself uses, which no submission may drive up without bound.
struct OwnResources {
  /// Growth in bytes, and in descriptors, that is let pass.
  static let memoryAllowed = 1536 << 20
  static let diskAllowed = 4 << 30
  static let descriptorsAllowed = 128

  private var peakMemory = Self.peakMemory
  private var freeDisk = Self.freeDisk
  private let descriptors = Self.descriptors

  /// What has grown too much since the last time.
  mutating func violations() -> [String] {
    var found: [String] = []
    let (memory, disk, open) = (Self.peakMemory, Self.freeDisk, Self.descriptors)
    if memory > peakMemory + Self.memoryAllowed {
      found.append("the grader needed \((memory - peakMemory) >> 20) MiB more memory")
      peakMemory = memory
    }
    if disk + Self.diskAllowed < freeDisk {
      found.append("\((freeDisk - disk) >> 20) MiB of disk are gone")
      freeDisk = disk
    }
    if open > descriptors + Self.descriptorsAllowed {
      found.append("the grader has \(open - descriptors) descriptors more")
    }
    return found
  }

  /// The most memory that this process ever had resident, in bytes.
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
