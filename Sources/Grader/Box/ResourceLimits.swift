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

  /// The arguments of `prlimit` for these limits.
  var prlimitArguments: [String] {
    [
      "--cpu=\(cpuSeconds)", "--as=\(memoryBytes)", "--fsize=\(fileBytes)",
      "--nofile=\(descriptors)", "--core=0", "--memlock=0",
    ]
  }
}
