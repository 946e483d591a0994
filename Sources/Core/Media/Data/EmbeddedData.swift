/// The data that comes with the sources.
enum EmbeddedData {
  /// Returns the folder of the embedded files, which is next to this source file.
  ///
  /// The package runs on the machine where it is built, so the sources are available at run time.
  /// Core therefore does not need a resource bundle, which would pull in Foundation.
  static func folder(beside source: String = #filePath) -> String {
    source.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Embedded"
  }
}
