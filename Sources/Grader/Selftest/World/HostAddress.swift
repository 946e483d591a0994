import Foundation

/// An address of this host.
enum HostAddress {
  case version4(in_addr)
  case loopback6

  static let loopback = HostAddress.version4(in_addr(s_addr: UInt32(0x7f00_0001).bigEndian))

  /// Creates the address of a peer.
  init(_ address: sockaddr_in) { self = .version4(address.sin_addr) }

  /// The first address at which other hosts may reach this one, or nil if there is none.
  static var own: HostAddress? {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return nil }
    defer { freeifaddrs(first) }
    for entry in sequence(first: first, next: { $0?.pointee.ifa_next }) {
      guard let address = entry?.pointee.ifa_addr, address.pointee.sa_family == AF_INET else {
        continue
      }
      let own = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        HostAddress($0.pointee)
      }
      if !own.isLoopback { return own }
    }
    return nil
  }

  /// Whether only this host can reach the address.
  var isLoopback: Bool {
    switch self {
    case .version4(let address): UInt32(bigEndian: address.s_addr) >> 24 == 127
    case .loopback6: true
    }
  }

  /// Whether some hosts do not have the address.
  var isOptional: Bool {
    if case .loopback6 = self { true } else { false }
  }

  /// The address in numeric form.
  var text: String {
    switch self {
    case .loopback6: return "::1"
    case .version4(let address):
      let number = UInt32(bigEndian: address.s_addr)
      return [24, 16, 8, 0].map { String(number >> $0 & 0xff) }.joined(separator: ".")
    }
  }

  /// Opens a socket at the address; nil if that fails.
  ///
  /// - Parameters:
  ///   - isStream: Whether to use TCP rather than UDP.
  ///   - port: The port, or 0 for any free one; set to the port used.
  /// - Returns: The descriptor, or nil.
  func bind(isStream: Bool, port: inout UInt16) -> Int32? {
    switch self {
    case .version4(let host):
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr = host
      address.sin_port = port.bigEndian
      let found = Self.bind(AF_INET, &address, isStream: isStream)
      port = UInt16(bigEndian: address.sin_port)
      return found
    case .loopback6:
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_addr = in6addr_loopback
      address.sin6_port = port.bigEndian
      return Self.bind(AF_INET6, &address, isStream: isStream)
    }
  }

  private static func bind<Address>(
    _ family: Int32, _ address: inout Address, isStream: Bool
  ) -> Int32? {
    #if os(Linux)
      let kind = Int32(isStream ? SOCK_STREAM.rawValue : SOCK_DGRAM.rawValue)
    #else
      let kind = isStream ? SOCK_STREAM : SOCK_DGRAM
    #endif
    let descriptor = socket(family, kind, 0)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var size = socklen_t(MemoryLayout<Address>.size)
    let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        Foundation.bind(descriptor, address, size) == 0
          && (!isStream || listen(descriptor, 64) == 0)
          && getsockname(descriptor, address, &size) == 0
      }
    }
    if isOpen { return descriptor }
    let reason = errno
    close(descriptor)
    errno = reason
    return nil
  }
}
