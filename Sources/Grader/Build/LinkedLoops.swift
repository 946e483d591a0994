/// Which programs are linked with the loops of Core's kernels.
///
/// Where a loop is not linked, no code can find it.
package enum LinkedLoops: String, Sendable {
  /// All; there is one program.
  case all
  /// None; there is one program, because no exercise may use a loop.
  case none
  /// Only the program for the exercises that may use some; there is another one for the others.
  case whereAllowed

  /// A program to link.
  struct Program {
    let name: String
    let hasLoops: Bool
  }

  /// The programs, starting with the one for exercises that may use loops.
  var programs: [Program] {
    #if os(Linux)
      switch self {
      case .all: [Program(name: "worker", hasLoops: true)]
      case .none: [Program(name: "worker", hasLoops: false)]
      case .whereAllowed:
        [Program(name: "worker", hasLoops: true), Program(name: "bare-worker", hasLoops: false)]
      }
    #else
      // Another linker, with other options.
      [Program(name: "worker", hasLoops: true)]
    #endif
  }
}
