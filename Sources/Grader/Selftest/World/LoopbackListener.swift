import Foundation
import Host

/// A port on this host that nothing may connect to: on the loopback interface, for both versions of
/// IP, and at the address that other hosts use for this one.
///
/// No thread waits for connections: the kernel keeps what arrives until `arrivals` is called.
final class LoopbackListener {
  /// The port, for TCP and UDP.
  let port: UInt16
  /// The address that other hosts use for this one, or the loopback address if there is none.
  let address: String
  private let sockets: [Socket]

  private struct Socket {
    let descriptor: Int32
    let isStream: Bool
    /// Whether other hosts can reach the socket.
    let isPublic: Bool
  }

  /// Opens the port.
  ///
  /// - Throws: `SpawnError` if the host has no loopback interface.
  init() throws(SpawnError) {
    let own = HostAddress.own
    address = own?.text ?? HostAddress.loopback.text
    // A port that is free for TCP may be in use for UDP, so several ports are tried.
    for _ in 0..<50 {
      var sockets: [Socket] = []
      if let port = Self.open([.loopback, own].compactMap(\.self), &sockets) {
        (self.port, self.sockets) = (port, sockets)
        return
      }
      for socket in sockets { close(socket.descriptor) }
    }
    throw SpawnError(executable: "listening on the loopback interface", code: errno)
  }

  deinit {
    for socket in sockets { close(socket.descriptor) }
  }

  /// Opens the same port at all addresses; nil if it is in use at any of them.
  private static func open(_ addresses: [HostAddress], _ sockets: inout [Socket]) -> UInt16? {
    var port: UInt16 = 0
    // A host without IPv6 does not have the last address.
    for address in addresses + [.loopback6] {
      for isStream in [true, false] {
        guard let descriptor = address.bind(isStream: isStream, port: &port) else {
          if address.isOptional, errno != EADDRINUSE { continue }
          return nil
        }
        sockets.append(
          Socket(descriptor: descriptor, isStream: isStream, isPublic: !address.isLoopback))
      }
    }
    return port
  }

  /// Returns the number of connections and datagrams from this host that have arrived since the
  /// last call.
  func arrivals() -> Int {
    var count = 0
    for socket in sockets {
      var peer = sockaddr_in()
      while Self.takeOne(socket, &peer) {
        // Connections from other hosts, such as port scans, do not come from attacks.
        let isOurs = HostAddress(peer).text == address || HostAddress(peer).isLoopback
        if !socket.isPublic || isOurs { count += 1 }
      }
    }
    return count
  }

  private static func takeOne(_ socket: Socket, _ peer: inout sockaddr_in) -> Bool {
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &peer) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
        guard socket.isStream else {
          var byte: UInt8 = 0
          return recvfrom(socket.descriptor, &byte, 1, 0, peer, &size) >= 0
        }
        let connection = accept(socket.descriptor, peer, &size)
        if connection >= 0 { close(connection) }
        return connection >= 0
      }
    }
  }
}
