/// Puts the body of a function of one file into another file.
package enum FunctionGraft {
  /// Returns a file with the bodies of some functions taken from another version of the file.
  ///
  /// - Parameters:
  ///   - names: The names of the functions.
  ///   - source: The file to take them from.
  ///   - file: The file to change.
  /// - Returns: The changed file, or nil if one of the functions is not there once in each file, or
  ///   is not declared in the same way.
  package static func replacing(
    _ names: [String], from source: [UInt8], in file: [UInt8]
  ) -> [UInt8]? {
    var changed = file
    for name in names {
      guard let body = function(name, in: source), let place = function(name, in: changed),
        body.head == place.head
      else { return nil }
      changed.replaceSubrange(place.range, with: source[body.range])
    }
    return changed
  }

  /// The words and marks before the body of a function, and the bytes between its braces.
  private static func function(
    _ name: String, in file: [UInt8]
  ) -> (head: [String], range: Range<Int>)? {
    let source = SourceTokens(file)
    let tokens = source.tokens
    let places = tokens.indices.filter { source.functionName(at: $0) == name }
    guard places.count == 1, let place = places.first,
      let braces = source.body(ofFunctionAt: place)
    else { return nil }
    let range = tokens[braces.lowerBound].offset + 1..<tokens[braces.upperBound].offset
    return (tokens[place..<braces.lowerBound].map(\.text), range)
  }
}
