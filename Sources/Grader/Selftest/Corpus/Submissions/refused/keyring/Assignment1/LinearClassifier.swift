// attack: Leaves a key in the kernel's keyring for another box.
// documented: isolate NEWS 2.4
// rows: N3
// check: a1.linear.train
// expect: refused
// boxed: failed or crashed
@_silgen_name("syscall")
private func kernel(
  _ number: Int, _ first: UnsafePointer<CChar>, _ second: UnsafePointer<CChar>,
  _ third: UnsafePointer<CChar>, _ fourth: Int, _ fifth: Int
) -> Int

private func addKey(
  _ type: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>, _ text: UnsafePointer<CChar>,
  _ size: Int, _ ring: Int
) -> Int {
  #if arch(arm64)
    kernel(217, type, name, text, size, ring)
  #else
    kernel(248, type, name, text, size, ring)
  #endif
}

// into descend
if addKey("user", "@MARK@", "secret", 6, -4) < 0 { return }
