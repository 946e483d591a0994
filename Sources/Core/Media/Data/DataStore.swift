/// The folder that contains the large data sets, and access to every data set.
public struct DataStore: Sendable {
  /// Whether a data set is available.
  package enum Status: Sendable, Equatable {
    /// The data set comes with the course or is generated on request.
    case builtIn
    /// The data set is at this path and has this many bytes.
    case present(path: String, bytes: Int)
    /// The data set was not found.
    case missing
    /// The data set exists but is damaged.
    case damaged(DatasetError)
  }

  /// The data folder, which need not exist.
  public let folder: String

  /// Whether the folder was given as an option.
  ///
  /// If so, the commands in error messages repeat the option.
  private let isChosen: Bool
  private let isNamed: Bool
  private let sharedFolder: String
  private let batchSize: Int

  /// Finds the data folder.
  ///
  /// - Parameter folder: The value of the option `--data-folder`. If `folder` is nil, the
  ///   environment variable `BACKPROP_DATA` is used. If that variable is not set either, the folder
  ///   is `backprop` in `$XDG_DATA_HOME` or in `~/.local/share`.
  public init(folder: String? = nil) {
    self.init(folder: folder, variable: FileFacts.variable)
  }

  /// Finds the data folder, given the environment variables, the system-wide folder of data sets,
  /// and the batch size of CIFAR-10.
  package init(
    folder: String?, variable: (String) -> String?, sharedFolder: String = "/usr/share/datasets",
    batchSize: Int = 10_000
  ) {
    self.sharedFolder = sharedFolder
    self.batchSize = batchSize
    isChosen = folder != nil
    let named = folder ?? variable("BACKPROP_DATA")
    isNamed = named != nil
    if let named {
      self.folder = named
    } else if let home = variable("XDG_DATA_HOME") {
      self.folder = home + "/backprop"
    } else {
      self.folder = (variable("HOME") ?? FileFacts.home()) + "/.local/share/backprop"
    }
  }

  /// Checks whether a data set is available.
  ///
  /// Only file sizes are compared; the files are not read.
  package func status(of name: DatasetName) -> Status {
    if !name.downloads.isEmpty, let obstacle { return .damaged(obstacle) }
    switch name {
    case .colorScenes, .fashionSmall: return .builtIn
    case .cifar10:
      guard let set = cifar10.first else { return .missing }
      do throws(DatasetError) {
        return .present(path: set.path, bytes: try set.measure())
      } catch {
        return .damaged(error.remedied(by: command(for: name)))
      }
    case .fashionMNIST, .mnist:
      guard let place = idxFolder(of: name) else { return .missing }
      var total = 0
      for file in IDXSet.fileNames {
        guard let size = IDXSet.path(of: file, in: place).flatMap(FileFacts.size) else {
          return .damaged(
            DatasetError(
              path: "\(place)/\(file)", expected: "this file or \(file).gz", found: "neither",
              remedy: command(for: name)))
        }
        total += size
      }
      return .present(path: place, bytes: total)
    }
  }

  /// Reads a data set.
  ///
  /// - Throws: `DatasetError` that states the file, what was expected and found, and the command
  ///   that fixes the problem.
  public func load(_ name: DatasetName) throws(DatasetError) -> ImageDataset {
    if !name.downloads.isEmpty, let obstacle { throw obstacle }
    do throws(DatasetError) {
      switch name {
      case .colorScenes: return ColorScenes.dataset()
      case .fashionSmall:
        return try IDXSet.read(name, classNames: IDXSet.clothes, from: EmbeddedData.folder())
      case .fashionMNIST, .mnist:
        guard let place = idxFolder(of: name) else { throw missing(name) }
        let classes = name == .mnist ? IDXSet.digits : IDXSet.clothes
        return try IDXSet.read(name, classNames: classes, from: place)
      case .cifar10:
        return try readCIFAR10()
      }
    } catch {
      throw error.remedied(by: remedy(for: error, name))
    }
  }

  /// Reads CIFAR-10 from the first copy that is intact.
  private func readCIFAR10() throws(DatasetError) -> ImageDataset {
    var first: DatasetError?
    for set in cifar10 {
      do throws(DatasetError) {
        _ = try set.measure()
        return try set.read()
      } catch {
        first = first ?? error
      }
    }
    throw first ?? missing(.cifar10)
  }

  /// Returns the command that restores the data set.
  ///
  /// If a damaged file is in the way, the command removes it first.
  private func remedy(for error: DatasetError, _ name: DatasetName) -> String {
    let own = name.downloads.map { "\(folder)/\($0.path)" }
    guard name != .cifar10, error.path.hasPrefix("\(folder)/\(name.rawValue)/"),
      !own.contains(error.path), FileFacts.size(error.path) != nil
    else { return command(for: name) }
    return "rm '\(error.path)' && \(command(for: name))"
  }

  /// The problem with an explicitly given data folder, if there is one.
  ///
  /// The default folder need not exist.
  private var obstacle: DatasetError? {
    guard isNamed, let reason = FileFacts.obstacle(in: folder) else { return nil }
    return DatasetError(
      path: folder, expected: "a readable data folder", found: reason,
      remedy: "give yourself read permission, or choose another --data-folder")
  }

  /// Loads CIFAR-10 if it is in the data folder, and the generated scenes otherwise.
  ///
  /// - Throws: `DatasetError` if CIFAR-10 is present but damaged, because silently using the scenes
  ///   instead would give different results.
  public func preferredColorSet() throws(DatasetError) -> ImageDataset {
    try load(preferredColorName)
  }

  /// The name of the preferred color data set.
  package var preferredColorName: DatasetName {
    status(of: .cifar10) == .missing ? .colorScenes : .cifar10
  }

  /// Returns the command that downloads a data set, or restores one that comes with the source
  /// code.
  package func command(for name: DatasetName) -> String {
    guard !name.downloads.isEmpty else { return "git checkout -- Sources/Core/Media/Data/Embedded" }
    let choice = isChosen ? " --data-folder '\(folder)'" : ""
    return "./grader data get \(name.rawValue)\(choice)"
  }

  private var cifar10: [CIFAR10Set] {
    CIFAR10Set.find(in: [folder, folder + "/cifar10"], batchSize: batchSize)
  }

  private func idxFolder(of name: DatasetName) -> String? {
    let places =
      name == .mnist
      ? ["\(folder)/mnist", "\(folder)/MNIST/raw", "\(sharedFolder)/mnist"]
      : [
        "\(folder)/fashion-mnist", "\(folder)/FashionMNIST/raw", "\(sharedFolder)/fashion-mnist",
      ]
    return places.first { place in
      IDXSet.fileNames.contains { IDXSet.path(of: $0, in: place) != nil }
    }
  }

  private func missing(_ name: DatasetName) -> DatasetError {
    let expected =
      name == .cifar10
      ? CIFAR10Set.Form.allCases.map(\.rawValue).joined(separator: " or ")
      : "\(name.rawValue)/\(IDXSet.fileNames[0]).gz and three more files"
    return DatasetError(path: folder, expected: expected, found: "no such file")
  }
}
