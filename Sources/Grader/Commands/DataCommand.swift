import ArgumentParser
import Core
import Downloads
import Foundation
import Host
import Media
import Presentation
import Record
import Synchronization

/// Lists, fetches and writes out data sets.
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Lists the data sets, and brings those that are missing.",
    discussion: """
      Two sets need no download; the others make labs and accuracy checks more real. They go into \
      the data folder: --data-folder, else the variable BACKPROP_DATA, else \
      ~/.local/share/backprop.

      Examples:
        swift run Grader data
        swift run Grader data get cifar10
        swift run Grader data get cifar10 --python
        swift run Grader data get mnist --data-folder /srv/data
      """,
    subcommands: [List.self, Get.self, Export.self], defaultSubcommand: List.self)

  struct Place: ParsableArguments {
    @Option(help: ArgumentHelp("Where the large data sets are.", valueName: "folder"))
    var dataFolder: String?

    var store: DataStore { DataStore(folder: dataFolder) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is present, where, how big, and how to get the rest.")

    @OptionGroup var place: Place
    @Flag(help: "No colors.") var noColor = false

    func run() {
      print(DatasetList.text(place.store, style: .standardOutput(noColor: noColor)), terminator: "")
    }
  }

  struct Get: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Downloads a data set, or what is missing of it.",
      discussion: "What was interrupted goes on where it stopped; sums are checked.")

    @Argument(
      help: "One of \(DatasetName.downloadable.joined(separator: ", ")).",
      transform: DatasetName.named)
    var name: DatasetName
    @OptionGroup var place: Place
    @Flag(help: "The archive that Python programs can read; cifar10 only.") var python = false
    @Flag(help: "No progress.") var quiet = false

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
      } catch let error as DownloadError {
        throw failure(error, error.exitCode)
      } catch let error as DatasetError {
        throw failure(error, .unavailable)
      }
      print("\(name.rawValue) is ready in \(store.folder)")
    }

    /// Where the set is, if it can be read and is there in another form than the downloaded one.
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
      // Counted in kilobytes, which are easier to read than eight digits.
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      let progress = Progress(label: name, total: file.size / 1000, style: style)
      defer { progress.abandon() }
      let arrived = Mutex(0)
      Interruption.shared.handle {
        let size = Wording.bytes(arrived.withLock { $0 })
        return "Stopped with \(size) of \(Wording.bytes(file.size)) of \(name): the same command "
          + "goes on from there."
      }
      _ = try await Downloader(folder: folder).fetch(file) { bytes in
        arrived.withLock { $0 = bytes }
        let percent = bytes * 20 / file.size * 5
        progress.update(completed: bytes / 1000, detail: "KB, \(percent) %")
      }
      progress.finish()
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a color set as records of CIFAR-10, for other programs.",
      discussion: """
        Each record is a label byte and 3072 bytes, channel by channel; training images come first.

        Example: swift run Grader data export color-scenes scenes.bin --train 5000 --test 1000
        """)

    @Argument(help: "color-scenes or cifar10.", transform: DatasetName.named) var name: DatasetName
    @Argument(help: "The file to write.") var file: String
    @Option(help: "Training images.") var train = 5000
    @Option(help: "Test images.") var test = 1000
    @OptionGroup var place: Place

    func validate() throws {
      guard name == .colorScenes || name == .cifar10 else {
        throw ValidationError(
          "expected a color set (color-scenes, cifar10), found \(name.rawValue)")
      }
      guard train >= 0, test >= 0 else {
        throw ValidationError("expected numbers of images, found \(train) and \(test)")
      }
    }

    func run() throws {
      do {
        try export()
      } catch let error as DatasetError {
        throw failure(error, .unavailable)
      } catch let error as FileError {
        throw failure(error, .cannotWrite)
      }
    }

    private func export() throws {
      let set =
        name == .colorScenes
        ? ColorScenes.dataset(train: train, test: test)
        : try place.store.load(name).prefix(train: train, test: test)
      try writeAtomically(
        CIFAR10.binaryRecords(set.train) + CIFAR10.binaryRecords(set.test), to: file)
      print("\(set.train.count) + \(set.test.count) records in \(file)")
    }
  }
}

extension DatasetName {
  /// The names of the sets that can be fetched.
  fileprivate static var downloadable: [String] {
    allCases.filter { !$0.downloads.isEmpty }.map(\.rawValue)
  }

  /// The set of a name on the command line.
  fileprivate static func named(_ text: String) throws -> DatasetName {
    if let name = DatasetName(rawValue: text) { return name }
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("expected one of \(known), found \(text)")
  }
}
