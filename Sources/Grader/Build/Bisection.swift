/// Finds which of many parts makes the whole fail.
package enum Bisection {
  /// Returns a part that makes the whole fail, if one does so by itself.
  ///
  /// Whether it does remains to be tried: if parts fail only together, any part is returned.
  ///
  /// - Parameters:
  ///   - parts: All parts, which fail together.
  ///   - fails: Returns whether some parts fail without the others. It is called as many times as
  ///     the parts can be halved.
  /// - Returns: The part, or nil if there are none.
  /// - Throws: Errors of `fails`.
  package static func suspect<Part>(
    _ parts: [Part], fails: (_ some: [Part]) throws -> Bool
  ) rethrows -> Part? {
    var suspects = parts
    while suspects.count > 1 {
      let half = Array(suspects.prefix(suspects.count / 2))
      suspects = try fails(half) ? half : Array(suspects.dropFirst(half.count))
    }
    return suspects.first
  }
}
