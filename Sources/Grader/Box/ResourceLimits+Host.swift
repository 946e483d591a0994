#if os(Linux)
  import CLaunch
  package import Record
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ResourceLimits {
  /// The arguments of `prlimit` for these limits, or for the host's limits where those are lower.
  var prlimitArguments: [String] {
    let processor = Self.lowered(cpuSeconds, RLIMIT_CPU)
    return [
      // At the first limit, a signal tells the reason; two seconds later, the process is killed.
      "--cpu=\(processor):\(Self.lowered(cpuSeconds + 2, RLIMIT_CPU))",
      "--as=\(Self.lowered(2 * memoryBytes, RLIMIT_AS))",
      "--fsize=\(Self.lowered(fileBytes, RLIMIT_FSIZE))",
      "--nofile=\(Self.lowered(descriptors, RLIMIT_NOFILE))",
      "--stack=\(Self.lowered(stackBytes, RLIMIT_STACK))", "--core=0", "--memlock=0",
    ]
  }

  #if os(Linux)
    /// These limits, for a process that runs as a user of its own.
    var ofOwnUser: [backprop_limit] {
      let limit = { (resource: HostResource, soft: Int, hard: Int) in
        backprop_limit(
          resource: resource.number, soft: UInt64(Self.lowered(soft, resource)),
          hard: UInt64(Self.lowered(hard, resource)))
      }
      return [
        limit(RLIMIT_CPU, cpuSeconds, cpuSeconds + 2),
        limit(RLIMIT_AS, 2 * memoryBytes, 2 * memoryBytes),
        limit(RLIMIT_FSIZE, fileBytes, fileBytes), limit(RLIMIT_NOFILE, descriptors, descriptors),
        limit(RLIMIT_STACK, stackBytes, stackBytes),
        // These are above the real limits, so that the control group or the watch, which enforces
        // the real limits, can report the reason.
        limit(__RLIMIT_NPROC, 2 * processes, 2 * processes), limit(RLIMIT_CORE, 0, 0),
        limit(__RLIMIT_MEMLOCK, 0, 0),
      ]
    }
  #endif

  /// Returns the value, or this process's hard limit if that is lower; only root may exceed it.
  private static func lowered(_ value: Int, _ resource: HostResource) -> Int {
    var limit = rlimit()
    guard getrlimit(resource.number, &limit) == 0, limit.rlim_max < rlim_t(Int.max) else {
      return value
    }
    return min(value, Int(limit.rlim_max))
  }

  /// Raises this process's limit on open files to what grading needs.
  ///
  /// - Throws: `TooFewDescriptors` if the host does not allow that many open files.
  package static func allowDescriptors() throws(TooFewDescriptors) {
    var limit = rlimit()
    guard getrlimit(RLIMIT_NOFILE.number, &limit) == 0 else { return }
    guard limit.rlim_max >= TooFewDescriptors.needed else {
      throw TooFewDescriptors(found: Int(limit.rlim_max))
    }
    guard limit.rlim_cur < TooFewDescriptors.needed else { return }
    limit.rlim_cur = TooFewDescriptors.needed
    setrlimit(RLIMIT_NOFILE.number, &limit)
  }
}

/// The error thrown if the host allows a process fewer open files than grading needs.
package struct TooFewDescriptors: Error, Equatable, CustomStringConvertible {
  fileprivate static let needed: rlim_t = 256
  /// The number of open files that the host allows.
  package let found: Int

  package var description: String {
    "grading needs \(Self.needed) open files, but this host allows \(found): raise the limit, "
      + "for example with 'ulimit -n' in the shell that starts the grader."
  }
}

#if canImport(Glibc)
  private typealias HostResource = __rlimit_resource
  extension HostResource {
    fileprivate var number: Int32 { Int32(rawValue) }
  }
#else
  private typealias HostResource = Int32
  extension HostResource {
    fileprivate var number: Int32 { self }
  }
#endif
