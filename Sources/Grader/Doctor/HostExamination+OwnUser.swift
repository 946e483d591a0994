#if os(Linux)
  import Box
  import Build
  import Foundation
  import Host
  import Record

  extension HostExamination {
    /// The protections that replace namespaces in a box that has none.
    var ownUser: [Protection] {
      let status = run("cat", "/proc/self/status")?.text ?? ""
      let user = status.split(separator: "\n").first { $0.hasPrefix("Uid:") }
        .flatMap { $0.split(separator: "\t").last }.flatMap { UInt32($0) }
      let isOwn = user.map { $0 != 0 && getpwuid($0) == nil } == true
      return [
        Protection(
          name: "Landlock", isThere: Landlock.version >= Landlock.neededVersion,
          found: "version \(Landlock.version); \(Landlock.neededVersion) is needed",
          remedy: "use Linux 6.2 or later"),
        Protection(
          name: "separate user", isThere: isOwn, found: user.map { "user ID \($0)" } ?? "unknown",
          remedy: "report this"),
        denied("host's files inaccessible", "Permission denied", "cat", "/etc/passwd"),
        denied(
          "other processes inaccessible", "Permission denied", "cat", "/proc/\(getpid())/environ"),
        denied(
          "no network", "Operation not permitted", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9"),
        temporaryFiles, reach,
      ]
    }

    /// Whether the box's user can reach the compiler and Core, which are not moved into the box.
    private var reach: Protection {
      let name = "toolchain and Core reachable"
      do {
        for path in [
          try Toolchain.find().root, try PrebuiltCore.of(try ProjectLayout.find()).folder,
        ] {
          try BoxQuarters.requireReachable(path)
        }
        return Protection(
          name: name, isThere: true, found: "every folder on the path is accessible", remedy: "")
      } catch BoxError.unreachable(let folder, let path) {
        return Protection(
          name: name, isThere: false, found: "'\(folder)' blocks access to '\(path)'",
          remedy: "chmod o+rx '\(folder)', or move it to a folder that every user can read")
      } catch {
        return Protection(name: name, isThere: false, found: "\(error)", remedy: "swift build")
      }
    }

    /// Runs a command that must fail with a certain error.
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
        name: "temporary files are limited", isThere: isHeld == .temporary,
        found: isHeld == .temporary ? "by measuring them at intervals" : "more could be written",
        remedy: "report this")
    }
  }
#endif
