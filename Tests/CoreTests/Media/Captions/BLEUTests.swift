import Foundation
import Media
import Testing

/// BLEU, with the examples of its paper and with what NLTK computes for them.
@Suite struct BLEUTests {
  private static func words(_ text: String) -> [String] {
    text.lowercased().split(separator: " ").map(String.init)
  }

  private let references = [
    "It is a guide to action that ensures that the military will forever heed Party commands",
    "It is the guiding principle which guarantees the military forces always being under the "
      + "command of the Party",
    "It is the practical guide for the army always to heed the directions of the party",
  ].map(words)
  private let good = words(
    "It is a guide to action which ensures that the military always obeys the commands of the "
      + "party")
  private let bad = words(
    "It is to insure the troops forever hearing the activity guidebook that party direct")

  // Section 2.1: 17/18 and 10/17 for candidate 1, 8/14 and 1/13 for candidate 2.
  @Test func `precisions are those of the paper`() {
    let first = BLEU([good], references: [references])
    #expect(first.brevityFactor == 1)
    #expect(abs(first.scores[0] - 17.0 / 18) < 1e-12)
    #expect(abs(first.scores[1] - (17.0 / 18 * 10 / 17).squareRoot()) < 1e-12)
    let second = BLEU([bad], references: [references])
    let penalty = exp(1 - 16.0 / 14)
    #expect(abs(second.scores[0] - penalty * 8 / 14) < 1e-12)
    #expect(abs(second.scores[1] - penalty * (8.0 / 14 / 13).squareRoot()) < 1e-12)
    #expect(second.scores[3] == 0)
  }

  // Section 2.1: a word counts at most as often as in one reference, so 2/7.
  @Test func `a word that is repeated counts as often as in one reference`() {
    let bleu = BLEU(
      [Self.words("the the the the the the the")],
      references: [["the cat is on the mat", "there is a cat on the mat"].map(Self.words)])
    #expect(abs(bleu.scores[0] - 2.0 / 7) < 1e-12)
    #expect(bleu.scores[1] == 0)
  }

  // The values that NLTK's documentation gives for sentence_bleu and corpus_bleu, where case
  // counts.
  @Test func `scores are those that another program computes`() {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    let hypothesis = words(
      "It is a guide to action which ensures that the military always obeys the commands of the "
        + "party")
    let references = [
      "It is a guide to action that ensures that the military will forever heed Party commands",
      "It is the guiding principle which guarantees the military forces always being under the "
        + "command of the Party",
      "It is the practical guide for the army always to heed the directions of the party",
    ].map(words)
    let alone = BLEU([hypothesis], references: [references])
    #expect(abs(alone.scores[3] - 0.504_566_684_005_848_5) < 1e-12)
    let both = BLEU(
      [hypothesis, words("he read the book because he was interested in world history")],
      references: [
        references, [words("he was interested in world history because he read the book")],
      ])
    #expect(abs(both.scores[3] - 0.592_077_886_880_104_2) < 1e-12)
  }

  @Test func `a caption that is a reference has 1, and an empty one 0`() {
    #expect(BLEU([good], references: [[good, bad]]).scores == [1, 1, 1, 1])
    #expect(BLEU([[]], references: [[good]]).scores == [0, 0, 0, 0])
    #expect(BLEU([], references: []).scores == [0, 0, 0, 0])
  }

  @Test func `of two references that are equally close, the shorter one sets the length`() {
    let candidate = Self.words("a b c d")
    let bleu = BLEU([candidate], references: [["a b", "a b c d e f"].map(Self.words)])
    #expect(bleu.brevityFactor == 1)
  }
}
