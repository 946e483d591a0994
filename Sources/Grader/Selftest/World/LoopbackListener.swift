import Foundation

/// A port on the loopback interface where nothing may arrive.
///
/// Nobody waits on it: the kernel keeps what arrives until `arrivals` looks.
final class LoopbackListener {
  /// The port, for TCP and UDP.
  let port: UInt16
  private let stream: Int32
  private let datagrams: Int32

  /// Opens the port.
  ///
  /// - Throws: `SpawnError`, when the host has no loopback interface.
  init() throws(SpawnError) {
    // The port that is free for the one may be taken for the other.
    for _ in 0..<50 {
      let pair = Self.open()
      if let port = pair.port {
        (self.port, stream, datagrams) = (port, pair.stream, pair.datagrams)
        return
      }
      close(pair.stream)
      close(pair.datagrams)
    }
    throw SpawnError(executable: "a port on the loopback interface", code: errno)
  }

  private static func open() -> (port: UInt16?, stream: Int32, datagrams: Int32) {
    #if os(Linux)
      let kinds = (Int32(SOCK_STREAM.rawValue), Int32(SOCK_DGRAM.rawValue))
    #else
      let kinds = (SOCK_STREAM, SOCK_DGRAM)
    #endif
    let (stream, datagrams) = (socket(AF_INET, kinds.0, 0), socket(AF_INET, kinds.1, 0))
    for descriptor in [stream, datagrams] {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let isOpen =
      bind(stream, &address) && listen(stream, 64) == 0 && readName(of: stream, &address)
      && bind(datagrams, &address)
    return (isOpen ? UInt16(bigEndian: address.sin_port) : nil, stream, datagrams)
  }

  deinit {
    close(stream)
    close(datagrams)
  }

  /// How many connections and datagrams have come since the last time.
  func arrivals() -> Int {
    var count = 0
    while true {
      let connection = accept(stream, nil, nil)
      guard connection >= 0 else { break }
      close(connection)
      count += 1
    }
    var byte: UInt8 = 0
    while recv(datagrams, &byte, 1, 0) >= 0 { count += 1 }
    return count
  }

  private static func bind(_ descriptor: Int32, _ address: inout sockaddr_in) -> Bool {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func readName(of descriptor: Int32, _ address: inout sockaddr_in) -> Bool {
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length) == 0
      }
    }
  }
}
