extension [UInt8] {
  /// The bytes without carriage returns.
  ///
  /// Git may put one at the end of each line. What is generated has none.
  package var withUnixLineEnds: [UInt8] { filter { $0 != UInt8(ascii: "\r") } }
}
