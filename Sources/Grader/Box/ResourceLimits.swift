#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What one stage of a job may use.
package struct ResourceLimits: Sendable, Equatable {
  /// Processor time in seconds.
  package var cpuSeconds: Int
  /// Address space in bytes.
  package var memoryBytes: Int
  /// The largest file that may be written, in bytes.
  package var fileBytes: Int
  /// Open descriptors.
  package var descriptors: Int
  /// Size of the private `/tmp` in bytes.
  package var temporaryBytes: Int

  /// Limits for compiling one submission.
  package static let build = ResourceLimits(
    cpuSeconds: 300, memoryBytes: 8 << 30, fileBytes: 512 << 20, descriptors: 512,
    temporaryBytes: 1 << 30)

  /// Limits for a worker that runs a student's code.
  package static let run = ResourceLimits(
    cpuSeconds: 900, memoryBytes: 8 << 30, fileBytes: 16 << 20, descriptors: 64,
    temporaryBytes: 64 << 20)

  /// The arguments of `prlimit` for these limits, or for the host's where those are lower.
  var prlimitArguments: [String] {
    [
      "--cpu=\(Self.lowered(cpuSeconds, RLIMIT_CPU))",
      "--as=\(Self.lowered(memoryBytes, RLIMIT_AS))",
      "--fsize=\(Self.lowered(fileBytes, RLIMIT_FSIZE))",
      "--nofile=\(Self.lowered(descriptors, RLIMIT_NOFILE))", "--core=0", "--memlock=0",
    ]
  }

  /// The hard limit of this process, which only root may pass, or the value where that is lower.
  private static func lowered(_ value: Int, _ resource: HostResource) -> Int {
    var limit = rlimit()
    guard getrlimit(resource.number, &limit) == 0, limit.rlim_max < rlim_t(Int.max) else {
      return value
    }
    return min(value, Int(limit.rlim_max))
  }

  /// Lets this process open as many files as grading needs.
  ///
  /// - Throws: `TooFewDescriptors`, when the host does not allow it.
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

/// The host lets a process open fewer files than the compiler and the grader need.
package struct TooFewDescriptors: Error, Equatable, CustomStringConvertible {
  fileprivate static let needed: rlim_t = 256
  /// How many it allows.
  package let found: Int

  package var description: String {
    "grading needs \(Self.needed) open files, and this host allows \(found): raise the limit, as "
      + "with 'ulimit -n', where this was started."
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
