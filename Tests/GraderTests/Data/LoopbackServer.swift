import GraderTestSupport
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
  private let sendBytes = Glibc.send
#else
  import Darwin
  private let sendBytes = Darwin.send
#endif

/// An HTTP server for one file on the loopback interface, as good or as bad as a test wants it.
final class LoopbackServer: Sendable {
  /// How the server behaves.
  struct Behaviour: Sendable {
    /// Whether it sends only what is asked for.
    var knowsRanges = true
    /// After how many bytes of a body it hangs up; once for each number, in order.
    var cuts: [Int] = []
    /// The status it answers with instead of the file.
    var status: Int?
    /// Whether the file has moved: the address leads to another one.
    var hasMoved = false
    /// After how many bytes of a body it falls silent, without hanging up.
    var silence: Int?
  }

  let port: UInt16
  private let listener: Int32
  private let body: [UInt8]
  private let behaviour: Behaviour
  private let requests = Mutex<[String]>([])

  /// The requests so far, each with its header lines.
  var log: [String] { requests.withLock { $0 } }

  /// The address of the file.
  var address: String { "http://127.0.0.1:\(port)/file" }

  init(_ body: [UInt8], _ behaviour: Behaviour = Behaviour()) throws {
    self.body = body
    self.behaviour = behaviour
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isUp = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard isUp else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve() }
  }

  /// Takes no more connections, which also lets the server go.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      answer(connection)
      close(connection)
    }
  }

  private func answer(_ connection: Int32) {
    var request = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !request.contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      request += String(decoding: buffer[..<count], as: UTF8.self)
    }
    let number = requests.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    if let status = behaviour.status {
      send("HTTP/1.1 \(status) No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", connection)
      return
    }
    if behaviour.hasMoved, request.hasPrefix("GET /file ") {
      let place = "http://127.0.0.1:\(port)/moved"
      send("HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\n", connection)
      send("Connection: close\r\n\r\n", connection)
      return
    }
    let start = behaviour.knowsRanges ? offset(in: request) : nil
    let rest = Array(body[min(start ?? 0, body.count)...])
    var head = start == nil ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\n"
    if let start { head += "Content-Range: bytes \(start)-\(body.count - 1)/\(body.count)\r\n" }
    send(head + "Content-Length: \(rest.count)\r\nConnection: close\r\n\r\n", connection)
    let cut = number < behaviour.cuts.count ? behaviour.cuts[number] : rest.count
    send(Array(rest.prefix(behaviour.silence ?? cut)), connection)
    if behaviour.silence != nil {
      // Until the other side hangs up.
      _ = recv(connection, &buffer, buffer.count, 0)
    }
  }

  private func offset(in request: String) -> Int? {
    guard let range = request.firstMatch(of: /(?i)range: bytes=(\d+)-/) else { return nil }
    return Int(range.1)
  }

  private func send(_ text: String, _ connection: Int32) { send(Array(text.utf8), connection) }

  private func send(_ bytes: [UInt8], _ connection: Int32) {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var sent = 0
    while sent < bytes.count {
      let count = Array(bytes[sent...]).withUnsafeBytes {
        sendBytes(connection, $0.baseAddress, $0.count, flags)
      }
      guard count > 0 else { return }
      sent += count
    }
  }
}
