import Foundation
import Host

/// Two sockets on this host that programs find by name, like those of its services.
///
/// One is a file; the other has an abstract name, which exists only on Linux.
///
/// No thread waits for connections: the kernel keeps them until `arrivals` is called.
final class LocalListener {
  private let sockets: [Int32]

  /// Opens the sockets.
  ///
  /// - Parameters:
  ///   - file: The path of the socket that is a file; if the path is too long, this socket is not
  ///     created.
  ///   - name: The name of the abstract socket.
  /// - Throws: `SpawnError` if neither can be opened.
  init(file: String, name: String) throws(SpawnError) {
    var names = [Array(file.utf8)]
    #if os(Linux)
      names.append([0] + Array(name.utf8))
    #endif
    sockets = names.compactMap(Self.open)
    chmod(file, 0o666)
    if sockets.isEmpty { throw SpawnError(executable: "listening on a local socket", code: errno) }
  }

  deinit {
    for socket in sockets { close(socket) }
  }

  /// Returns the number of connections that have arrived since the last call.
  func arrivals() -> Int {
    var count = 0
    for socket in sockets {
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { break }
        close(connection)
        count += 1
      }
    }
    return count
  }

  private static func open(_ name: [UInt8]) -> Int32? {
    var address = sockaddr_un()
    guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    #if os(Linux)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    let size = MemoryLayout.offset(of: \sockaddr_un.sun_path).map { $0 + name.count } ?? 0
    let isOpen = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(size)) == 0 && listen(descriptor, 64) == 0
      }
    }
    if !isOpen { close(descriptor) }
    return isOpen ? descriptor : nil
  }
}
