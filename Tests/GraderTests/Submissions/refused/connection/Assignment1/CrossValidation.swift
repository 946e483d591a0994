// attack: Connects to a port of the host.
// documented: securescope README (2016 and 2020 reports); DOMjudge test-network.c
// rows: N1
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
var address = sockaddr_in()
address.sin_family = sa_family_t(AF_INET)
address.sin_port = UInt16("@PORT@").map(\.bigEndian) ?? 0
address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
let descriptor = socket(AF_INET, 1, 0)
let size = socklen_t(MemoryLayout<sockaddr_in>.size)
let status = withUnsafePointer(to: &address) { pointer in
  pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
}
if status != 0 { return Array(repeating: Fold(x: x, y: y), count: count) }
