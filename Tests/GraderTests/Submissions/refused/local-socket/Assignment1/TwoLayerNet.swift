// attack: Connects to the sockets of services of the host.
// documented: edulinq docs/docker.md
// rows: N1 N5
// check: a1.twoLayer.scores
// expect: refused
// boxed: failed
import Glibc

// into forward
let descriptor = socket(AF_UNIX, 1, 0)
let paths = ["/var/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket"]
let isOpen = paths.contains { path in
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
  let size = socklen_t(MemoryLayout<sockaddr_un>.size)
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
  }
}
if !isOpen { return (x, .zeros([x.shape[0], b2.count])) }
