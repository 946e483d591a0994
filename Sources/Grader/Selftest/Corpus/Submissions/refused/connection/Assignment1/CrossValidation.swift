// attack: Connects to a port of the host, at each of its addresses.
// documented: securescope README (2016 and 2020 reports); DOMjudge test-network.c
// rows: N1
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
let isReached = ["127.0.0.1", "@ADDRESS@"].contains { host in
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16("@PORT@").map(\.bigEndian) ?? 0
  address.sin_addr.s_addr = inet_addr(host)
  let descriptor = socket(AF_INET, 1, 0)
  let size = socklen_t(MemoryLayout<sockaddr_in>.size)
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
  }
}
if !isReached { return Array(repeating: Fold(x: x, y: y), count: count) }
