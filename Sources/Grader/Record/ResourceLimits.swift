/// The resource limits of a build or of a worker.
package struct ResourceLimits: Sendable, Equatable {
  /// CPU time in seconds.
  package var cpuSeconds: Int
  /// Wall time of one compiler run, in seconds.
  ///
  /// Calls have their own time limit.
  package var wallSeconds: Int
  /// Memory in bytes.
  ///
  /// The address space may be twice as large.
  package var memoryBytes: Int
  /// Threads and processes.
  package var processes: Int
  /// The largest file that may be written, in bytes.
  package var fileBytes: Int
  /// Open file descriptors.
  package var descriptors: Int
  /// Stack size in bytes.
  package var stackBytes: Int
  /// Size of the private `/tmp` in bytes.
  package var temporaryBytes: Int
  /// How many bytes of printed output are kept at its beginning, and how many at its end.
  package var outputBytes: Int
  /// The same in lines.
  package var outputLines: Int

  /// Limits for compiling one submission.
  package static let build = ResourceLimits(
    cpuSeconds: 300, wallSeconds: 120, memoryBytes: 4 << 30, processes: 256,
    fileBytes: 512 << 20, descriptors: 512, stackBytes: 8 << 20, temporaryBytes: 1 << 30,
    outputBytes: 256 << 10, outputLines: 4000)

  /// Limits for a worker that runs a student's code.
  package static let run = ResourceLimits(
    cpuSeconds: 900, wallSeconds: 900, memoryBytes: 4 << 30, processes: 64, fileBytes: 16 << 20,
    descriptors: 64, stackBytes: 8 << 20, temporaryBytes: 64 << 20, outputBytes: 8 << 10,
    outputLines: 200)
}
