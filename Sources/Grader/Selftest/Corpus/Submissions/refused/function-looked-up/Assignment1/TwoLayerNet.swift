// attack: Looks up a forbidden function by name.
// documented: Ares SecurityUser.java
// rows: B12 R13
// check: a1.twoLayer.scores
// expect: refused
// boxed: crashed or failed
import Glibc

// into forward
typealias Shell = @convention(c) (UnsafePointer<CChar>) -> Int32
guard let found = dlsym(nil, "system") else { return (x, .zeros([x.shape[0], b2.count])) }
if unsafeBitCast(found, to: Shell.self)("touch @CANARY@/@MARK@") != 0 {
  return (x, .zeros([x.shape[0], b2.count]))
}
