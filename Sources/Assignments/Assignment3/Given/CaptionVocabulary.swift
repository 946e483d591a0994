/// The indices of the words of captions, and which of them are signs.
public struct CaptionVocabulary: Sendable, Equatable {
  /// The number of words, with the signs, V.
  public let count: Int
  /// The index of the sign that fills a caption up to its full length.
  public let null: Int
  /// The index of the sign that begins each caption.
  public let start: Int
  /// The index of the sign that ends each caption.
  public let end: Int

  /// Creates a vocabulary.
  ///
  /// - Parameters:
  ///   - count: The number of words, with the signs.
  ///   - null: The index of the sign that fills a caption up to its full length.
  ///   - start: The index of the sign that begins each caption.
  ///   - end: The index of the sign that ends each caption.
  public init(count: Int, null: Int = 0, start: Int = 1, end: Int = 2) {
    (self.count, self.null, self.start, self.end) = (count, null, start, end)
  }
}
