import Foundation

/// Chromium without a window: opens a page and tells what the page did.
struct HeadlessBrowser {
  /// What a page did while it was open.
  struct Visit {
    /// Messages on the console; a violated security policy is one too.
    var console: [String]
    /// Addresses that the page asked the network for.
    var requests: [String]
    /// The page after loading, as the browser understood it.
    var document: String
  }

  /// The browser of this machine: the variable `CHROMIUM`, or the first of the usual names.
  static let executable: URL? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["CHROMIUM"] { return URL(filePath: path) }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
      .map { URL(filePath: $0) }
  }()

  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Opens a page, given as HTML.
  func visit(_ page: String) async throws -> Visit {
    guard let executable = Self.executable else { throw Failure(description: "no Chromium found") }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "backprop-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.html")
    try Data(page.utf8).write(to: file)
    try await run(executable, on: file, in: folder)
    let errors = try String(
      decoding: Data(contentsOf: folder.appending(path: "stderr")), as: UTF8.self)
    let document = try Data(contentsOf: folder.appending(path: "stdout"))
    return Visit(
      console: errors.split(separator: "\n").map(String.init).filter { $0.contains(":CONSOLE") },
      requests: try requests(in: Data(contentsOf: folder.appending(path: "net.json"))),
      document: String(decoding: document, as: UTF8.self))
  }

  /// Opens a page, and lets a script in it return a text, as a reader would see what it asks for.
  func answer(of page: String, to script: String) async throws -> String {
    let page =
      page
      .replacing("default-src 'none';", with: "default-src 'none'; script-src 'unsafe-inline';")
      .replacing(
        "</body>",
        with: "<output id=\"answer\"></output><script>document.getElementById(\"answer\")"
          + ".textContent = (function () { \(script) }());</script></body>")
    let document = try await visit(page).document
    guard let answer = document.firstMatch(of: #/<output id="answer">([^<]*)</#) else {
      throw Failure(description: "the page gives no answer")
    }
    return String(answer.output.1)
  }

  private func run(_ executable: URL, on file: URL, in folder: URL) async throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = [
      "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      // The page is ours, and Chromium's sandbox does not start as root or in containers.
      "--no-sandbox",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-default-apps", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--enable-logging=stderr", "--v=0", "--user-data-dir=\(folder.path)/profile",
      "--log-net-log=\(folder.path)/net.json", "--dump-dom", file.absoluteString,
    ]
    for name in ["stdout", "stderr"] {
      try Data().write(to: folder.appending(path: name))
    }
    // Files, because a full pipe that nobody reads would stop the browser.
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "stdout"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "stderr"))
    try process.run()
    let deadline = ContinuousClock.now + .seconds(60)
    while process.isRunning, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(50))
    }
    guard !process.isRunning else {
      process.terminate()
      throw Failure(description: "Chromium did not end within 60 seconds")
    }
    guard process.terminationStatus == 0 else {
      throw Failure(description: "Chromium ended with status \(process.terminationStatus)")
    }
  }

  /// The addresses in the log that some page asked for.
  ///
  /// The browser itself asks for updates; those requests have no page as their origin.
  private func requests(in log: Data) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: log) as? [String: Any]
    guard let events = object?["events"] as? [[String: Any]] else {
      throw Failure(description: "the log of the network has no events")
    }
    return events.compactMap { event in
      guard let parameters = event["params"] as? [String: Any],
        let address = parameters["url"] as? String,
        let origin = parameters["initiator"] as? String, origin != "not an origin",
        !address.hasPrefix("file:"), !address.hasPrefix("data:")
      else { return nil }
      return address
    }
  }
}
