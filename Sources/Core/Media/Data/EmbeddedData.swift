/// The data that comes with the sources.
enum EmbeddedData {
  /// The folder of the embedded files, beside this source file.
  ///
  /// The package is built where it is used, so the sources are there at run time, and Core needs no
  /// resource bundle, which would bring in Foundation.
  static func folder(beside source: String = #filePath) -> String {
    source.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Embedded"
  }
}
