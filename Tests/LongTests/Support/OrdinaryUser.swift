import GraderTestSupport
import Foundation
import Host
import Testing

/// Commands as an ordinary user gives them: as another user when the tests run as root, else as
/// this one.
final class OrdinaryUser: Sendable {
  /// The user, with a project of its own.
  static let shared = Result { try OrdinaryUser() }

  /// The number of the user that hosts have for nobody in particular.
  private static let number = geteuid() == 0 ? "65534" : String(geteuid())

  /// What is put in front of a command.
  static let launcher =
    geteuid() == 0
    ? [
      findExecutable("setpriv") ?? "setpriv", "--reuid", number, "--regid", number,
      "--clear-groups", "--inh-caps=-all",
    ] : []

  /// Where the user can come to what tests write; nil when it cannot.
  private static let place = ["/tmp", "/var/tmp"].map { URL(filePath: $0) }
    .first { canReach($0.path) && FileManager.default.isWritableFile(atPath: $0.path) }

  /// Whether its tests have to be skipped, because the compiler or all folders are closed to it.
  static let isImpossible: Bool = {
    guard let toolchain = try? Toolchain.find() else { return true }
    return place == nil || !canReach(toolchain.root)
  }()

  /// Whether this host lets it have namespaces.
  static let hasNamespaces =
    (try? ends(launcher + ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "true"])) == 0

  private static let root = place?.appending(path: "backprop-\(UUID().uuidString)")

  /// The program in the user's project.
  private let program: String

  private init() throws {
    let root = try #require(Self.root)
    atexit {
      if let root = OrdinaryUser.root { try? FileManager.default.removeItem(at: root) }
    }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    program = try ScratchProject(in: root, linked: false).program
    try Self.give(root)
  }

  /// A folder that the user can reach, for folders of tests.
  static func reachable() throws -> URL { try #require(place) }

  /// A folder that is the user's.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(in: reachable())
    try FileManager.default.createDirectory(
      atPath: folder.path("tmp"), withIntermediateDirectories: true)
    return folder
  }

  /// Runs the command in a folder, which becomes the user's.
  ///
  /// - Parameters:
  ///   - arguments: The arguments of the command.
  ///   - folder: The folder.
  ///   - directory: The working directory, if it is not that folder.
  ///   - environment: Further environment variables.
  /// - Returns: What the command printed, and how it ended.
  /// - Throws: An error if the command cannot be run.
  func run(
    _ arguments: [String], in folder: borrowing TemporaryFolder, at directory: String? = nil,
    environment: [String: String] = [:]
  ) async throws -> GraderProcess.Outcome {
    try Self.give(folder.url)
    return try await GraderProcess.run(
      arguments, in: folder.url, program: program,
      launcher: Self.launcher + (directory.map { ["env", "-C", $0] } ?? []),
      environment: environment)
  }

  /// Makes everything at and below a folder the user's.
  private static func give(_ folder: URL) throws {
    let code = try ends(["chown", "-hR", "\(number):\(number)", folder.path])
    try #require(geteuid() != 0 || code == 0)
  }

  private static func ends(_ command: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["--"] + command
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Whether any user can come to a folder.
  private static func canReach(_ path: String) -> Bool {
    guard geteuid() == 0 else { return true }
    var place = ""
    return URL(filePath: path).resolvingSymlinksInPath().pathComponents.allSatisfy { name in
      place += name == "/" ? name : name + "/"
      var facts = stat()
      return stat(place, &facts) == 0 && facts.st_mode & 0o001 != 0
    }
  }
}
