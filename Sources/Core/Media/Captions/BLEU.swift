import Foundation

/// How much captions resemble those that people wrote for the same pictures: BLEU-1 to BLEU-4.
///
///     BLEU-n = BP · (p₁ · … · pₙ)^(1/n),   BP = min(1, exp(1 − r / c))
///
/// pₖ is the share of the k-grams of all candidates that also occur in a reference of the same
/// picture, each at most as often as in the reference that has it most often. c is the total length
/// of the candidates, and r that of the references whose lengths are the closest to them, the
/// shorter one of two that are equally close. Without any k-gram in common, BLEU-n is 0 for n ≥ k.
///
/// Papineni et al., "BLEU: a Method for Automatic Evaluation of Machine Translation", 2002. It
/// describes whole sets of captions: for a single one it says little.
package struct BLEU: Sendable, Equatable {
  /// The scores in 0...1, that of BLEU-1 first.
  package let scores: [Double]
  /// BP, the factor that lowers the scores of captions that are too short.
  package let brevityFactor: Double

  /// Compares captions with references.
  ///
  /// - Parameters:
  ///   - candidates: The words of each caption.
  ///   - references: For each caption, the words of its references, of which there is at least one.
  ///   - order: The largest n.
  package init(_ candidates: [[String]], references: [[[String]]], order: Int = 4) {
    var (matches, totals) = ([Int](repeating: 0, count: order), [Int](repeating: 0, count: order))
    var (length, referenceLength) = (0, 0)
    for (candidate, references) in zip(candidates, references) {
      length += candidate.count
      referenceLength +=
        references.map(\.count).min {
          (abs($0 - candidate.count), $0) < (abs($1 - candidate.count), $1)
        } ?? 0
      for n in 1...order {
        var most: [ArraySlice<String>: Int] = [:]
        for reference in references { most.merge(Self.grams(reference, n), uniquingKeysWith: max) }
        let counts = Self.grams(candidate, n)
        totals[n - 1] += counts.values.reduce(0, +)
        matches[n - 1] += counts.reduce(0) { $0 + min($1.value, most[$1.key] ?? 0) }
      }
    }
    let factor =
      length == 0 ? 0 : min(1, exp(1 - Double(referenceLength) / Double(length)))
    brevityFactor = factor
    var logarithm = 0.0
    scores = (1...order).map { n in
      logarithm +=
        matches[n - 1] == 0 ? -Double.infinity : log(Double(matches[n - 1]) / Double(totals[n - 1]))
      return factor * exp(logarithm / Double(n))
    }
  }

  /// Counts the n-grams of a text.
  private static func grams(_ words: [String], _ n: Int) -> [ArraySlice<String>: Int] {
    guard words.count >= n else { return [:] }
    var counts: [ArraySlice<String>: Int] = [:]
    for start in 0...(words.count - n) { counts[words[start..<start + n], default: 0] += 1 }
    return counts
  }
}
