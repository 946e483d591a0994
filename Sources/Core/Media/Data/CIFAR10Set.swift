/// One copy of CIFAR-10 on disk: the binary or the Python version, as an archive or unpacked.
struct CIFAR10Set {
  /// The forms in which the data set can exist on disk, in the order in which they are tried.
  enum Form: String, CaseIterable {
    case binaryFolder = "cifar-10-batches-bin"
    case pythonFolder = "cifar-10-batches-py"
    case binaryArchive = "cifar-10-binary.tar.gz"
    case pythonArchive = "cifar-10-python.tar.gz"

    var isFolder: Bool { self == .binaryFolder || self == .pythonFolder }
    var isBinary: Bool { self == .binaryFolder || self == .binaryArchive }

    /// The size of the published archive, in bytes.
    var archiveSize: Int { isBinary ? 170_052_171 : 170_498_071 }

    /// The MD5 of the published archive.
    var archiveMD5: String {
      isBinary ? "c32a1d4ab5d03f1284b67883e8d87530" : "c58f30108f718f92721af3b95e74349a"
    }

    /// The five training batches, followed by the test batch.
    var batchNames: [String] {
      let names = (1...5).map { "data_batch_\($0)" } + ["test_batch"]
      return isBinary ? names.map { $0 + ".bin" } : names
    }
  }

  let form: Form
  let path: String
  /// The number of images per batch, which is 10,000 except in tests.
  let batchSize: Int

  /// Finds the copies of the data set in the given folders, and lists those of the right size
  /// first.
  ///
  /// This order makes an intact archive take precedence over a damaged folder next to it.
  static func find(in folders: [String], batchSize: Int) -> [CIFAR10Set] {
    let sets = Form.allCases.flatMap { form in
      folders.map {
        CIFAR10Set(form: form, path: "\($0)/\(form.rawValue)", batchSize: batchSize)
      }
    }.filter { set in
      set.form.isFolder ? FileFacts.isFolder(set.path) : FileFacts.size(set.path) != nil
    }
    let areWhole = sets.map { (try? $0.measure()) != nil }
    return zip(sets, areWhole).filter(\.1).map(\.0) + zip(sets, areWhole).filter { !$1 }.map(\.0)
  }

  /// Returns the size on disk, in bytes.
  ///
  /// - Throws: `DatasetError` if a batch is missing or a file has the wrong size.
  func measure() throws(DatasetError) -> Int {
    guard form.isFolder else {
      let size = FileFacts.size(path) ?? 0
      guard size == form.archiveSize || batchSize != 10_000 else {
        throw DatasetError(path: path, expected: "\(form.archiveSize) bytes", found: "\(size)")
      }
      return size
    }
    var total = 0
    for name in form.batchNames {
      let file = "\(path)/\(name)"
      guard let size = FileFacts.size(file) else {
        throw DatasetError(path: file, expected: "a CIFAR-10 batch", found: "no file")
      }
      let record = batchSize * (CIFAR10.imageSize + 1)
      guard size == record || !form.isBinary else {
        throw DatasetError(path: file, expected: "\(record) bytes", found: "\(size)")
      }
      total += size
    }
    return total
  }

  /// Reads all six batches.
  ///
  /// - Throws: `DatasetError` with the name of the file.
  func read() throws(DatasetError) -> ImageDataset {
    let files = form.isFolder ? try filesOfFolder() : try filesOfArchive()
    var batches: [ImageDataset.Split] = []
    for (name, bytes) in zip(form.batchNames, files) {
      let file = "\(path)/\(name)"
      batches.append(
        form.isBinary
          ? try CIFAR10.binaryBatch(bytes, path: file, count: batchSize)
          : try CIFAR10.pythonBatch(bytes, path: file, count: batchSize))
    }
    return ImageDataset(
      name: DatasetName.cifar10.rawValue, classNames: CIFAR10.classNames,
      train: CIFAR10.join(Array(batches[..<5])), test: batches[5])
  }

  /// Verifies the archive's MD5, which detects a changed pixel; libarchive does not.
  private func compareSum() throws(DatasetError) {
    guard batchSize == 10_000 else { return }
    let found = FileFacts.md5(path) ?? "a file that cannot be read"
    guard found == form.archiveMD5 else {
      throw DatasetError(path: path, expected: "the MD5 \(form.archiveMD5)", found: found)
    }
  }

  /// The maximum size of a batch file.
  ///
  /// A pickled batch also contains file names. The official batches have up to 31.1 MB each.
  private var largestBatch: Int { batchSize * 4096 + 65_536 }

  private func filesOfFolder() throws(DatasetError) -> [[UInt8]] {
    var files: [[UInt8]] = []
    for name in form.batchNames {
      do throws(FileError) {
        files.append(try readBytes("\(path)/\(name)", limit: largestBatch))
      } catch {
        throw DatasetError(
          path: error.path, expected: "a CIFAR-10 batch", found: "an error (\(error.reason))")
      }
    }
    return files
  }

  private func filesOfArchive() throws(DatasetError) -> [[UInt8]] {
    try compareSum()
    var found: [String: [UInt8]] = [:]
    let wanted = Set(form.batchNames)
    do {
      try ArchiveFile.entries(path) { name, _, read in
        let last = name.split(separator: "/").last.map(String.init) ?? ""
        if wanted.contains(last) { found[last] = try read(largestBatch) }
      }
    } catch {
      let reason = (error as? FileError)?.reason ?? "\(error)"
      throw DatasetError(path: path, expected: "an intact archive", found: "an error (\(reason))")
    }
    var files: [[UInt8]] = []
    for name in form.batchNames {
      guard let bytes = found[name] else {
        throw DatasetError(path: path, expected: "a file \(name) in the archive", found: "none")
      }
      files.append(bytes)
    }
    return files
  }
}
