// attack: Sends a datagram to a port of the host, as a name lookup would.
// documented: securescope README; DOMjudge test-network.c
// rows: N1
// check: a1.softmax.naive.loss
// expect: refused
// boxed: failed
import Glibc

// into softmaxLossNaive
var address = sockaddr_in()
address.sin_family = sa_family_t(AF_INET)
address.sin_port = UInt16("@PORT@").map(\.bigEndian) ?? 0
address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
let descriptor = socket(AF_INET, 2, 0)
let size = socklen_t(MemoryLayout<sockaddr_in>.size)
let sent = withUnsafePointer(to: &address) { pointer in
  pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
    sendto(descriptor, "secret", 6, 0, $0, size)
  }
}
if sent < 0 { return (0, .zeros(like: w)) }
