/// The words of captions with their indices.
package struct CaptionWords: Sendable, Equatable {
  /// The sign that fills captions up.
  package static let null = "<NULL>"
  /// The sign that begins each caption.
  package static let start = "<START>"
  /// The sign that ends each caption.
  package static let end = "<END>"
  /// The sign for words that are not in the list.
  package static let unknown = "<UNK>"

  /// The words by index, of which the first four are the signs.
  package let words: [String]
  private let indices: [String: Int]

  /// Creates a list of words.
  ///
  /// - Parameter words: The words without the signs.
  package init(_ words: [String]) {
    self.words = [Self.null, Self.start, Self.end, Self.unknown] + words
    indices = Dictionary(
      self.words.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Returns the index of a word, or that of `unknown`.
  package subscript(word: String) -> Int { indices[word] ?? 3 }

  /// Returns a caption as indices: the start sign, the words, the end sign, and null signs.
  ///
  /// - Parameters:
  ///   - caption: The words.
  ///   - length: The number of indices. Words that do not fit are left out.
  /// - Returns: The indices.
  package func encode(_ caption: [String], length: Int) -> [Int] {
    let inner = [1] + caption.prefix(length - 2).map { self[$0] } + [2]
    return inner + [Int](repeating: 0, count: length - inner.count)
  }

  /// Returns the words of a caption up to its end sign, without signs.
  package func decode(_ indices: some Sequence<Int>) -> [String] {
    indices.prefix { $0 != 2 }.filter { $0 > 2 && words.indices.contains($0) }.map { words[$0] }
  }
}
