/// The data that comes with the sources.
enum EmbeddedData {
  /// The folder of the embedded files, next to this source file.
  ///
  /// The package is built where it is used, so the sources are available at run time, and Core does
  /// not need a resource bundle, which would pull in Foundation.
  static func folder(beside source: String = #filePath) -> String {
    source.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Embedded"
  }
}
