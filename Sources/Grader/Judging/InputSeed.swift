/// Returns the seed for the inputs of one check, or of another named part of a grading run.
///
/// The seed is the FNV-1a hash of the name and the grading run's seed. Each check therefore has its
/// own inputs, which do not depend on what else runs or in which order.
package func inputSeed(_ seed: UInt64, _ name: String) -> UInt32 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
  for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
}
