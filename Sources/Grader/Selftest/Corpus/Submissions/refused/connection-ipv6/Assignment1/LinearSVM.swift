// attack: Connects to a port of the host over IPv6.
// documented: securescope README; DOMjudge test-network.c
// rows: N1
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed
import Glibc

// into svmLossVectorized
var address = sockaddr_in6()
address.sin6_family = sa_family_t(AF_INET6)
address.sin6_port = UInt16("@PORT@").map(\.bigEndian) ?? 0
address.sin6_addr = in6addr_loopback
let descriptor = socket(AF_INET6, 1, 0)
let size = socklen_t(MemoryLayout<sockaddr_in6>.size)
let status = withUnsafePointer(to: &address) { pointer in
  pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
}
if status != 0 { return (0, .zeros(like: w)) }
