import ArgumentParser
import Core
import Downloads
import Foundation
import Host
import Media
import Presentation
import Synchronization

/// Lists, downloads and exports data sets.
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "List the data sets, and download missing ones.",
    discussion: """
      Two data sets need no download; the others make labs and accuracy checks more realistic. \
      They are stored in the folder given by --data-folder or, without that option, by the \
      environment variable BACKPROP_DATA. The default is ~/.local/share/backprop.

      Examples:
        ./grader data
        ./grader data get cifar10
        ./grader data get cifar10 --python
        ./grader data get mnist --data-folder /srv/data
      """,
    subcommands: [List.self, Get.self, Export.self], defaultSubcommand: List.self)

  struct Place: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that holds the large data sets.", valueName: "folder"))
    var dataFolder: String?

    func validate() throws { try requirePath(dataFolder, of: "--data-folder") }

    var store: DataStore { DataStore(folder: dataFolder) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "List which data sets are present, where they are, how big they are, and how to get the "
        + "rest.")

    @OptionGroup var place: Place
    @Flag(help: "Do not use color.") var noColor = false

    func run() {
      print(DatasetList.text(place.store, style: .standardOutput(noColor: noColor)), terminator: "")
    }
  }

  struct Get: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Download a data set, or the missing part of it.",
      discussion: "An interrupted download resumes where it stopped; checksums are verified.")

    @Argument(
      help: "One of \(DatasetName.downloadable.joined(separator: ", ")).",
      transform: DatasetName.named)
    var name: DatasetName
    @OptionGroup var place: Place
    @Flag(help: "Download the Python version of the data set (cifar10 only).") var python = false
    @Flag(help: "Do not show progress.") var quiet = false

    func validate() throws {
      if python, name.pythonDownloads.isEmpty {
        throw ValidationError("--python: expected cifar10, found \(name.rawValue)")
      }
    }

    func run() async throws {
      guard !name.downloads.isEmpty else {
        print("\(name.rawValue) comes with the course; there is nothing to download.")
        return
      }
      let store = place.store
      let style = TerminalStyle.standardError(isQuiet: quiet)
      if !python, let path = path(in: store) {
        print("\(name.rawValue) is ready in \(path); there is nothing to download.")
        return
      }
      do {
        for file in python ? name.pythonDownloads : name.downloads {
          try await fetch(file, into: store.folder, style)
        }
        _ = try store.load(name)
      } catch {
        throw failure(error)
      }
      print("\(name.rawValue) is ready in \(store.folder)")
    }

    /// Returns the path of the data set if it is present in a form other than the downloaded one;
    /// otherwise nil.
    private func path(in store: DataStore) -> String? {
      guard case .present(let path, _) = store.status(of: name),
        !name.downloads.contains(where: { "\(store.folder)/\($0.path)".hasPrefix(path) }),
        (try? store.load(name)) != nil
      else { return nil }
      return path
    }

    private func fetch(
      _ file: DatasetDownload, into folder: String, _ style: TerminalStyle
    ) async throws {
      // Progress is shown in kilobytes, because numbers of bytes have too many digits to read
      // easily.
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      let progress = Progress(label: name, total: file.size / 1000, style: style)
      defer { progress.abandon() }
      let arrived = Mutex(0)
      Interruption.shared.handle {
        let size = Wording.bytes(arrived.withLock { $0 })
        return "Stopped downloading \(name) at \(size) of \(Wording.bytes(file.size)): run the "
          + "same command again to resume."
      }
      _ = try await Downloader(folder: folder).fetch(file) { bytes in
        arrived.withLock { $0 = bytes }
        let percent = bytes * 20 / file.size * 5
        progress.update(completed: bytes / 1000, detail: "KB, \(percent)%")
      }
      progress.finish()
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Export a color data set as CIFAR-10 records for other programs.",
      discussion: """
        Each record is a label byte and 3072 bytes, channel by channel; training images come first.

        Example: ./grader data export color-scenes scenes.bin --train 5000 --test 1000
        """)

    @Argument(help: "color-scenes or cifar10.", transform: DatasetName.named) var name: DatasetName
    @Argument(help: "The file to write.") var file: String
    @Option(help: "The number of training images.") var train = 5000
    @Option(help: "The number of test images.") var test = 1000
    @OptionGroup var place: Place

    func validate() throws {
      guard name == .colorScenes || name == .cifar10 else {
        throw ValidationError(
          "expected a color data set (color-scenes, cifar10), found \(name.rawValue)")
      }
      guard train >= 0, test >= 0 else {
        throw ValidationError(
          "expected --train and --test to be at least 0, found \(train) and \(test)")
      }
    }

    func run() throws {
      do {
        try export()
      } catch {
        throw failure(error)
      }
    }

    private func export() throws {
      let set =
        name == .colorScenes
        ? ColorScenes.dataset(train: train, test: test)
        : try place.store.load(name).prefix(train: train, test: test)
      try writeAtomically(
        CIFAR10.binaryRecords(set.train) + CIFAR10.binaryRecords(set.test), to: file)
      print("Wrote \(set.train.count) training and \(set.test.count) test records to \(file)")
    }
  }
}

extension DatasetName {
  /// The names of the data sets that can be downloaded.
  fileprivate static var downloadable: [String] {
    allCases.filter { !$0.downloads.isEmpty }.map(\.rawValue)
  }

  /// Returns the data set with a name given on the command line.
  fileprivate static func named(_ text: String) throws -> DatasetName {
    if let name = DatasetName(rawValue: text) { return name }
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("expected one of \(known), found \(text)")
  }
}
