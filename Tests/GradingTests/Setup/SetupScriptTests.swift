import GraderTestSupport
import Foundation
import Host
import Testing

/// `Scripts/setup.sh` on machines made of a folder and a few stand-ins for programs.
struct SetupScriptTests {
  @Test func `it is silent when all is there`() throws {
    let machine = try Machine.make()
    #expect(try machine.setUp() == Outcome(status: 0, text: "", log: ""))
    #expect(try machine.setUp("--check") == Outcome(status: 0, text: "", log: ""))
  }

  @Test func `a missing package is named by --check and installed with sudo otherwise`() throws {
    let machine = try Machine.make()
    try machine.remove("bin/bwrap")
    try machine.remove("usr/include/png.h")
    let check = try machine.setUp("--check")
    #expect(check == Outcome(status: 1, text: "setup: missing: libpng-dev bubblewrap\n", log: ""))
    let outcome = try machine.setUp()
    #expect(outcome.status == 0)
    #expect(outcome.text == "setup: installing libpng-dev bubblewrap\nsetup: done\n")
    #expect(outcome.log.contains("sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y"))
    #expect(outcome.log.hasSuffix("libpng-dev bubblewrap\n"))
    #expect(!outcome.log.contains("update"))
    #expect(try machine.setUp() == Outcome(status: 0, text: "", log: ""))
  }

  @Test func `libseccomp is asked for on Linux only`() throws {
    let machine = try Machine.make()
    try machine.remove("usr/include/seccomp.h")
    let check = try machine.setUp("--check")
    #expect(check == Outcome(status: 1, text: "setup: missing: libseccomp-dev\n", log: ""))
    try machine.write("#!/bin/sh\necho Darwin\n", to: "bin/uname")
    #expect(try machine.setUp("--check") == Outcome(status: 0, text: "", log: ""))
  }

  @Test func `the kernel's own seccomp.h is not libseccomp's`() throws {
    let machine = try Machine.make()
    try machine.remove("usr/include/seccomp.h")
    try machine.write("", to: "usr/include/linux/seccomp.h")
    let check = try machine.setUp("--check")
    #expect(check == Outcome(status: 1, text: "setup: missing: libseccomp-dev\n", log: ""))
  }

  @Test func `root needs no sudo`() throws {
    let machine = try Machine.make(user: 0)
    try machine.remove("bin/bwrap")
    try machine.remove("bin/sudo")
    let outcome = try machine.setUp()
    #expect(outcome.status == 0)
    #expect(outcome.log.hasPrefix("apt-get install"))
  }

  @Test func `package lists are fetched when the first try fails, broken sources or not`() throws {
    let machine = try Machine.make()
    try machine.remove("bin/bwrap")
    try machine.write("1", to: "failures")
    let outcome = try machine.setUp()
    #expect(outcome.status == 0)
    #expect(outcome.log.components(separatedBy: "\napt-get ").count == 4)
    #expect(outcome.log.contains("apt-get update"))
  }

  @Test func `what apt-get said is shown when it fails`() throws {
    let machine = try Machine.make()
    try machine.remove("bin/bwrap")
    try machine.write("11", to: "failures")
    let outcome = try machine.setUp()
    #expect(outcome.status == 1)
    #expect(
      outcome.text.hasSuffix(
        "E: no such package\nsetup: apt-get failed; its last lines are above\n"))
  }

  @Test func `a package that did not bring what it should is an error`() throws {
    let machine = try Machine.make()
    try machine.remove("bin/bwrap")
    try machine.write("#!/bin/sh\n", to: "bin/apt-get")
    let outcome = try machine.setUp()
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("setup: installed, but still missing: bubblewrap"))
  }

  @Test func `without rights it says what to ask for`() throws {
    let machine = try Machine.make()
    try machine.remove("bin/bwrap")
    try machine.write("#!/bin/sh\nexit 1\n", to: "bin/sudo")
    let refused = try machine.setUp()
    #expect(refused.status == 1)
    #expect(
      refused.text.hasSuffix(
        "sudo did not work; ask an administrator to run: apt-get install bubblewrap\n"))
    try machine.remove("bin/sudo")
    let none = try machine.setUp()
    #expect(none.status == 1)
    #expect(
      none.text.hasSuffix(
        "sudo is not installed; ask an administrator to run: apt-get install bubblewrap\n"))
  }

  @Test func `without apt-get it names the packages`() throws {
    let machine = try Machine.make()
    try machine.remove("bin/prlimit")
    try machine.remove("bin/apt-get")
    let outcome = try machine.setUp()
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("then run this again: util-linux\n"))
  }

  @Test func `without Swift it says where Swift is, and a wrong argument is an error`() throws {
    let machine = try Machine.make()
    #expect(try machine.setUp("--chek").status == 1)
    try machine.remove("bin/swift")
    let outcome = try machine.setUp()
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("https://www.swift.org/install"))
  }

  @Test func `Ubuntu's profile for bubblewrap is loaded where namespaces are forbidden`() throws {
    let machine = try Machine.make()
    try machine.forbidBoxes()
    let check = try machine.setUp("--check")
    #expect(check.status == 1)
    #expect(check.log.isEmpty)
    let outcome = try machine.setUp()
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("setup: AppArmor keeps bubblewrap from making namespaces"))
    #expect(outcome.log.contains("apparmor-profiles\n"))
    #expect(outcome.log.hasSuffix("etc/apparmor.d/bwrap-userns-restrict\n"))
    #expect(try machine.setUp() == Outcome(status: 0, text: "", log: ""))
  }

  @Test func `a box that stays forbidden is an error that says what is left`() throws {
    let machine = try Machine.make()
    try machine.forbidBoxes()
    try machine.write("#!/bin/sh\nexit 1\n", to: "bin/apparmor_parser")
    let outcome = try machine.setUp()
    #expect(outcome.status == 1)
    #expect(outcome.text.hasSuffix("the grader works only with --unsandboxed\n"))
  }
}

/// What a run of the script did.
private struct Outcome: Equatable {
  var status: Int32
  var text: String
  /// The commands that were given to the package manager, sudo and AppArmor.
  var log: String
}

/// A system below a folder, with the programs that the script calls in `bin`.
private struct Machine: ~Copyable {
  private let folder: TemporaryFolder

  private init(in folder: consuming TemporaryFolder) { self.folder = folder }

  /// A machine where nothing is missing, and the user of the given number sits.
  static func make(user: Int = 1000) throws -> Machine {
    let machine = Machine(in: try TemporaryFolder())
    try machine.fill(user: user)
    return machine
  }

  private func fill(user: Int) throws {
    let headers = [
      "archive.h", "zlib.h", "x86/openblas-pthread/openblas_config.h", "png.h", "turbojpeg.h",
      "seccomp.h",
    ]
    for header in headers {
      try folder.write("", to: "usr/include/\(header)")
    }
    for name in ["cat", "chmod", "env", "install", "mktemp", "rm", "tail", "touch", "true"] {
      let path = try #require(findExecutable(name))
      try write("#!/bin/sh\nexec \(path) \"$@\"\n", to: "bin/\(name)")
    }
    try write("#!/bin/sh\necho \(user)\n", to: "bin/id")
    try write("#!/bin/sh\necho Linux\n", to: "bin/uname")
    try write("#!/bin/sh\n", to: "bin/swift")
    try write("#!/bin/sh\n", to: "bin/prlimit")
    try write("#!/bin/sh\n[ ! -e \"$MACHINE/forbidden\" ]\n", to: "bin/bwrap")
    let logging = "#!/bin/sh\necho \"${0##*/} $*\" >>\"$MACHINE/log\"\n"
    try write(logging + "exec \"$@\"\n", to: "bin/sudo")
    try write(logging + "rm -f \"$MACHINE/forbidden\"\n", to: "bin/apparmor_parser")
    try write(logging + Self.packages, to: "bin/apt-get")
    try FileManager.default.createDirectory(
      atPath: folder.path("etc/apparmor.d"), withIntermediateDirectories: true)
  }

  /// Fails as often as `failures` has digits, and at each update; then installs everything.
  private static let packages = """
    failures=$(cat "$MACHINE/failures" 2>/dev/null)
    if [ "$1" = update ]; then exit 100; fi
    if [ -n "$failures" ]; then
      printf %s "${failures#1}" >"$MACHINE/failures"
      echo "E: no such package" >&2
      exit 100
    fi
    touch "$MACHINE/usr/include/png.h" "$MACHINE/bin/bwrap"
    chmod +x "$MACHINE/bin/bwrap"
    case "$*" in *apparmor-profiles*)
      touch "$MACHINE/usr/share/apparmor/extra-profiles/bwrap-userns-restrict" ;;
    esac

    """

  func forbidBoxes() throws {
    try folder.write("", to: "forbidden")
    try folder.write("1\n", to: "proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    try FileManager.default.createDirectory(
      atPath: folder.path("usr/share/apparmor/extra-profiles"), withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws {
    try folder.writeProgram(text, to: name)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: folder.path(name))
  }

  func setUp(_ arguments: String...) throws -> Outcome {
    try folder.write("", to: "log")
    let script = try ProjectFolder(above: #filePath).file("Scripts/setup.sh").path
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [script] + arguments
    process.environment = [
      "PATH": folder.path("bin"), "BACKPROP_SETUP_ROOT": folder.url.path,
      "MACHINE": folder.url.path, "TMPDIR": folder.url.path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, text: text, log: folder.text("log") ?? "none")
  }
}
