// attack: Connects to the sockets of the host's services, by path and by abstract name.
// documented: edulinq docs/docker.md
// rows: N1 N5
// check: a1.twoLayer.scores
// expect: refused
// boxed: failed
import Glibc

// into forward
let paths = [
  "@CANARY@/socket", "\0@MARK@", "/var/run/docker.sock", "/run/systemd/private",
  "/run/dbus/system_bus_socket",
]
let isOpen = paths.contains { path in
  var address = sockaddr_un()
  guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
  let size = socklen_t(2 + path.utf8.count)
  let descriptor = socket(AF_UNIX, 1, 0)
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
  }
}
if !isOpen { return (x, .zeros([x.shape[0], b2.count])) }
