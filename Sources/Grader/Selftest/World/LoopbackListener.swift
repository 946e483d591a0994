import Foundation
import Host

/// A port of this host where nothing may arrive: on the loopback interface, by both versions of IP,
/// and at the address that other hosts know this one by.
///
/// Nobody waits on it: the kernel keeps what arrives until `arrivals` looks.
final class LoopbackListener {
  /// The port, for TCP and UDP.
  let port: UInt16
  /// The address that other hosts know this one by, or else that of the loopback interface.
  let address: String
  private let sockets: [Socket]

  private struct Socket {
    let descriptor: Int32
    let isStream: Bool
    /// Whether others than this host can reach it.
    let isPublic: Bool
  }

  /// Opens the port.
  ///
  /// - Throws: `SpawnError`, when the host has no loopback interface.
  init() throws(SpawnError) {
    let own = HostAddress.own
    address = own?.text ?? HostAddress.loopback.text
    // The port that is free for the one may be taken for the other.
    for _ in 0..<50 {
      var sockets: [Socket] = []
      if let port = Self.open([.loopback, own].compactMap(\.self), &sockets) {
        (self.port, self.sockets) = (port, sockets)
        return
      }
      for socket in sockets { close(socket.descriptor) }
    }
    throw SpawnError(executable: "a port on the loopback interface", code: errno)
  }

  deinit {
    for socket in sockets { close(socket.descriptor) }
  }

  /// Opens one port at all addresses; nil when it is taken somewhere.
  private static func open(_ addresses: [HostAddress], _ sockets: inout [Socket]) -> UInt16? {
    var port: UInt16 = 0
    // A host without the new version of IP has one address less.
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

  /// How many connections and datagrams have come from this host since the last time.
  func arrivals() -> Int {
    var count = 0
    for socket in sockets {
      var peer = sockaddr_in()
      while Self.takeOne(socket, &peer) {
        // Whoever searches ports from outside is no attack of ours.
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
