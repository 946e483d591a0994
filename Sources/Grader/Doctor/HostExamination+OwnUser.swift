#if os(Linux)
  import Box
  import Build
  import Foundation
  import Host
  import Record

  extension HostExamination {
    /// What the second form of the box has in the place of namespaces.
    var ownUser: [Protection] {
      let status = run("cat", "/proc/self/status")?.text ?? ""
      let user = status.split(separator: "\n").first { $0.hasPrefix("Uid:") }
        .flatMap { $0.split(separator: "\t").last }.flatMap { UInt32($0) }
      let isOwn = user.map { $0 != 0 && getpwuid($0) == nil } == true
      return [
        Protection(
          name: "Landlock", isThere: Landlock.version >= Landlock.neededVersion,
          found: "version \(Landlock.version), \(Landlock.neededVersion) is needed",
          remedy: "use Linux 6.2 or later"),
        Protection(
          name: "user of its own", isThere: isOwn, found: user.map { "number \($0)" } ?? "not told",
          remedy: "report this"),
        denied("host's files closed", "Permission denied", "cat", "/etc/passwd"),
        denied(
          "other processes closed", "Permission denied", "cat", "/proc/\(getpid())/environ"),
        denied(
          "no network", "Operation not permitted", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9"),
        temporaryFiles, reach,
      ]
    }

    /// Whether the user comes to the compiler and to Core, which lie where the host has them.
    private var reach: Protection {
      let name = "toolchain and Core in reach"
      do {
        for path in [
          try Toolchain.find().root, try PrebuiltCore.of(try ProjectLayout.find()).folder,
        ] {
          try BoxQuarters.requireReachable(path)
        }
        return Protection(name: name, isThere: true, found: "no folder is closed", remedy: "")
      } catch BoxError.unreachable(let folder, let path) {
        return Protection(
          name: name, isThere: false, found: "'\(folder)' is closed, on the way to '\(path)'",
          remedy: "chmod o+rx '\(folder)', or put it where every user can read it")
      } catch {
        return Protection(name: name, isThere: false, found: "\(error)", remedy: "swift build")
      }
    }

    /// A program whose attempt has to be answered with a certain error.
    private func denied(_ name: String, _ error: String, _ words: String...) -> Protection {
      let text = run(words)?.text ?? "'\(words[0])' could not be started"
      let isDenied = text.contains(error)
      return Protection(
        name: name, isThere: isDenied,
        found: isDenied ? error.lowercased() : String(text.prefix(40)), remedy: "report this")
    }

    private var temporaryFiles: Protection {
      let script = "printf %2000000d 1 >file; while :; do :; done"
      let isHeld = run("bash", "-c", script) { $0.limits.temporaryBytes = 1 << 20 }?.exceeded
      return Protection(
        name: "temporary files have a size", isThere: isHeld == .temporary,
        found: isHeld == .temporary ? "by a watch" : "more were written", remedy: "report this")
    }
  }
#endif
