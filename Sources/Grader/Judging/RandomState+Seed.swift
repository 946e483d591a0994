package import Core
import Media
package import Record

extension RandomState {
  /// Creates the generator for the inputs of one check, or for another named part of a grading.
  ///
  /// It is keyed with all of SHA-256 of the seed and the name. Each check therefore has its own
  /// inputs, which do not depend on what else runs or in which order, and which nobody can find by
  /// trying seeds. In Python, where `seed` is a number and `name` is bytes:
  ///
  ///     hash = hashlib.sha256(seed.to_bytes(16, "big") + name).digest()
  ///     numpy.random.seed(numpy.frombuffer(hash, ">u4"))
  ///
  /// - Parameters:
  ///   - seed: The grading's seed.
  ///   - name: The name of the check or part.
  package init(_ seed: Seed, for name: String) {
    var hash = SHA256()
    hash.update(seed.bytes)
    hash.update(name.utf8)
    let digest = hash.digest()
    let words = stride(from: 0, to: digest.count, by: 4).map { start in
      digest[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    self.init(key: words)
  }

  /// Draws a key, and returns a generator with it, whose numbers have nothing to do with the next
  /// ones of this generator.
  mutating func split() -> RandomState {
    RandomState(key: (0..<8).map { _ in nextWord() })
  }
}
