import COpenBLAS

/// Makes the allocator reuse the memory of freed large tensors.
///
/// glibc returns blocks of more than 128 KB to the kernel immediately, so every tensor of that size
/// starts with page faults. These took two thirds of the time of a training step of the two-layer
/// net.
@inline(never)
func keepFreedMemory() {
  _ = FreedMemory.isKept
}

/// Returns the number of bytes that the allocator holds, in use or cached; 0 if unknown.
package func memoryFromSystem() -> Int {
  #if canImport(Glibc)
    let state = mallinfo2()
    return Int(state.arena + state.hblkhd)
  #else
    return 0
  #endif
}

/// Returns the allocator's cached memory to the system, as far as possible.
package func returnFreedMemory() {
  #if canImport(Glibc)
    malloc_trim(0)
  #endif
}

private enum FreedMemory {
  /// Whether freed memory is kept; the setting is applied when this is first read.
  static let isKept: Bool = {
    #if canImport(Glibc)
      // Never map blocks individually: glibc does not keep mapped blocks larger than 32 MB. The
      // limit on cached memory is per process.
      return mallopt(M_MMAP_MAX, 0) == 1 && mallopt(M_TRIM_THRESHOLD, 1 << 30) == 1
    #else
      return false
    #endif
  }()
}
