import Foundation
import Host

/// How much of a submission is compiled with optimization, which takes most of the compile time.
package enum Optimization: String, Sendable {
  /// Nothing.
  case none
  /// The files that loop over elements; the others leave that to Core, and are as fast without.
  case loops
  /// Everything, as one module.
  case whole
}

extension ProjectLayout {
  /// Returns whether a file of the module loops over elements: its stub says so by asking for
  /// specialized versions of its functions.
  ///
  /// - Throws: `MarkerError`, or an error if the file cannot be read.
  func loopsOverElements(_ path: String) throws -> Bool {
    try stub(of: path).range(of: Data("@specialized(".utf8)) != nil
  }
}
