import COpenBLAS

/// Makes the allocator keep the memory of large tensors that are gone, for those to come.
///
/// glibc gives blocks of more than 128 KB back to the kernel at once, and every tensor of that size
/// then begins with page faults: they were two thirds of a training step of the two-layer net.
@inline(never)
func keepFreedMemory() {
  _ = FreedMemory.isKept
}

/// The bytes that this thread's allocator holds, in use or kept; 0 where that is not known.
package func memoryFromSystem() -> Int {
  #if canImport(Glibc)
    let state = mallinfo2()
    return Int(state.arena + state.hblkhd)
  #else
    return 0
  #endif
}

/// Gives what memory the allocator keeps for later back to the system, as far as it can.
package func returnFreedMemory() {
  #if canImport(Glibc)
    malloc_trim(0)
  #endif
}

private enum FreedMemory {
  /// Looking at it makes the setting, once.
  static let isKept: Bool = {
    #if canImport(Glibc)
      // No block is mapped by itself: of those, glibc keeps none that is larger than 32 MB. The
      // limit of what is kept is per process.
      return mallopt(M_MMAP_MAX, 0) == 1 && mallopt(M_TRIM_THRESHOLD, 1 << 30) == 1
    #else
      return false
    #endif
  }()
}
