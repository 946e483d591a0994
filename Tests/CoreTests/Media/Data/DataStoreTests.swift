import Core
import Foundation
import Media
import Testing

struct DataStoreTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = temporaryPath("data")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { removeFile(folder) }
    try body(folder)
  }

  private func store(_ folder: String) -> DataStore {
    DataStore(folder: folder, variable: { _ in nil }, sharedFolder: "/nowhere", batchSize: 2)
  }

  private func addBatches(_ folder: String, python: Bool = false) throws {
    let place = folder + (python ? "/cifar-10-batches-py" : "/cifar-10-batches-bin")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for name in (1...5).map({ "data_batch_\($0)" }) + ["test_batch"] {
      let bytes = python ? pythonBatch(count: 2) : binaryBatch(count: 2)
      try writeAtomically(bytes, to: "\(place)/\(name)\(python ? "" : ".bin")")
    }
  }

  @Test func `the option leads, then the variable, then the user's data folder`() {
    let all = ["BACKPROP_DATA": "/b", "XDG_DATA_HOME": "/x", "HOME": "/h"]
    func folder(_ option: String?, without names: [String]) -> String {
      DataStore(folder: option, variable: { names.contains($0) ? nil : all[$0] }).folder
    }
    #expect(folder("/o", without: []) == "/o")
    #expect(folder(nil, without: []) == "/b")
    #expect(folder(nil, without: ["BACKPROP_DATA"]) == "/x/backprop")
    #expect(
      folder(nil, without: ["BACKPROP_DATA", "XDG_DATA_HOME"]) == "/h/.local/share/backprop")
    // The account's home folder, whatever the process's variables say.
    let account = folder(nil, without: Array(all.keys))
    #expect(account.hasPrefix("/") && account.hasSuffix("/.local/share/backprop"))
  }

  @Test func `the embedded images are Fashion-MNIST's first`() throws {
    let set = try DataStore().load(.fashionSmall)
    #expect(set.train.images.shape == [5000, 28, 28, 1])
    #expect(set.test.images.shape == [1000, 28, 28, 1])
    #expect(Array(set.train.labels.prefix(5)) == [9, 0, 0, 3, 0])
    #expect(set.classNames[set.test.labels[0]] == "Ankle boot")
    var hash = MD5()
    hash.update([0, 0, 8, 3, 0, 0, 0x13, 0x88, 0, 0, 0, 28, 0, 0, 0, 28])
    hash.update(set.train.images.scalars)
    #expect(hash.hexadecimal() == "b5da7655ac5e84de8fdaf7c97969c80d")
  }

  @Test(arguments: [false, true]) func `an expanded CIFAR-10 is found`(python: Bool) throws {
    try withFolder { folder in
      #expect(store(folder).status(of: .cifar10) == .missing)
      try addBatches(folder, python: python)
      let set = try store(folder).preferredColorSet()
      #expect(set.name == "cifar10")
      #expect(set.train.images.shape == [10, 32, 32, 3])
      #expect(set.test.count == 2)
    }
  }

  @Test func `without CIFAR-10 the scenes take its place`() throws {
    try withFolder { folder in
      let set = try store(folder).preferredColorSet()
      #expect(set.name == "color-scenes")
    }
  }

  @Test func `a damaged CIFAR-10 is an error, not a reason to use the scenes`() throws {
    try withFolder { folder in
      try addBatches(folder)
      let path = folder + "/cifar-10-batches-bin/data_batch_3.bin"
      try writeAtomically([1, 2, 3], to: path)
      let error = #expect(throws: DatasetError.self) { try store(folder).preferredColorSet() }
      #expect(
        error?.description
          == "\(path): expected 6146 bytes, found 3. To fix it: "
          + "./grader data get cifar10 --data-folder '\(folder)'")
      removeFile(path)
      guard case .damaged(let missing) = store(folder).status(of: .cifar10) else {
        Issue.record("a missing batch goes unnoticed")
        return
      }
      #expect(missing.path == path)
    }
  }

  @Test func `a whole form is used although a damaged one is beside it`() throws {
    try withFolder { folder in
      try addBatches(folder)
      try addBatches(folder, python: true)
      try writeAtomically([1], to: folder + "/cifar-10-batches-bin/test_batch.bin")
      let set = try store(folder).load(.cifar10)
      #expect(set.train.count == 10)
    }
  }

  @Test(arguments: [false, true]) func `CIFAR-10 is read from its archive`(python: Bool) throws {
    let names = (1...5).map { "data_batch_\($0)" } + ["test_batch"]
    let bytes = python ? pythonBatch(count: 2) : binaryBatch(count: 2)
    let files = names.reversed().map { name in
      python ? ("cifar-10-batches-py/\(name)", bytes) : ("cifar-10-batches-bin/\(name).bin", bytes)
    }
    try withFolder { folder in
      let path = folder + "/cifar-10-\(python ? "python" : "binary").tar.gz"
      try writeAtomically(tar([("cifar-10/readme.html", [1])] + files), to: path)
      let set = try store(folder).load(.cifar10)
      #expect(set.train.labels == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
      try writeAtomically(tar(Array(files.dropLast())), to: path)
      let error = #expect(throws: DatasetError.self) { try store(folder).load(.cifar10) }
      #expect(error?.expected.hasPrefix("a file data_batch_1") == true)
    }
  }

  @Test func `a damaged archive is an error that names it`() throws {
    try withFolder { folder in
      let path = folder + "/cifar-10-binary.tar.gz"
      try writeAtomically([0x1F, 0x8B, 8, 0, 1, 2, 3], to: path)
      let error = #expect(throws: DatasetError.self) { try store(folder).load(.cifar10) }
      #expect(error?.path == path)
    }
  }

  @Test func `MNIST is read raw, and a missing file is named`() throws {
    try withFolder { folder in
      let place = folder + "/mnist"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let images = idx(magic: 2051, [2, 28, 28], [UInt8](repeating: 7, count: 1568))
      let labels = idx(magic: 2049, [2], [3, 4])
      for split in ["train", "t10k"] {
        try writeAtomically(images, to: "\(place)/\(split)-images-idx3-ubyte")
        try writeAtomically(labels, to: "\(place)/\(split)-labels-idx1-ubyte")
      }
      let set = try store(folder).load(.mnist)
      #expect(set.test.labels == [3, 4])
      #expect(set.classNames[3] == "3")
      removeFile(place + "/t10k-labels-idx1-ubyte")
      let error = #expect(throws: DatasetError.self) { try store(folder).load(.mnist) }
      #expect(error?.path == place + "/t10k-labels-idx1-ubyte")
      #expect(error?.remedy.contains("data get mnist") == true)
    }
  }

  @Test func `a form that can be read heals a damaged one beside it`() throws {
    try withFolder { folder in
      try addBatches(folder)
      var batch = binaryBatch(count: 2)
      batch[0] = 77
      try writeAtomically(batch, to: folder + "/cifar-10-batches-bin/test_batch.bin")
      let error = #expect(throws: DatasetError.self) { try store(folder).load(.cifar10) }
      #expect(error?.found == "77 at image 0")
      try addBatches(folder, python: true)
      #expect(try store(folder).load(.cifar10).test.labels == [0, 1])
    }
  }

  @Test func `an archive of the right size and another sum is damaged`() throws {
    try withFolder { folder in
      let path = folder + "/cifar-10-python.tar.gz"
      try writeAtomically([], to: path)
      #expect(truncate(path, 170_498_071) == 0)
      let error = #expect(throws: DatasetError.self) {
        try DataStore(folder: folder, variable: { _ in nil }).load(.cifar10)
      }
      #expect(error?.path == path)
      #expect(error?.expected == "the MD5 c58f30108f718f92721af3b95e74349a")
    }
  }

  @Test func `a data folder that cannot be read is an error if somebody named it`() throws {
    try withFolder { folder in
      let path = folder + "/file"
      try writeAtomically([], to: path)
      let error = #expect(throws: DatasetError.self) { try store(path).preferredColorSet() }
      #expect(error?.path == path)
      #expect(error?.found == "Not a directory")
      let unnamed = DataStore(
        folder: nil, variable: { $0 == "XDG_DATA_HOME" ? path : nil }, sharedFolder: "/nowhere")
      #expect(unnamed.status(of: .cifar10) == .missing)
    }
  }

  @Test func `gzip's checksum is compared, and the remedy removes what hides the download`() throws
  {
    try withFolder { folder in
      let place = folder + "/fashion-mnist"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let images = idx(magic: 2051, [2, 28, 28], [UInt8](repeating: 7, count: 1568))
      let labels = idx(magic: 2049, [2], [3, 4])
      for split in ["train", "t10k"] {
        try writeAtomically(gzip(images), to: "\(place)/\(split)-images-idx3-ubyte.gz")
        try writeAtomically(gzip(labels), to: "\(place)/\(split)-labels-idx1-ubyte.gz")
      }
      #expect(try store(folder).load(.fashionMNIST).test.labels == [3, 4])
      var damaged = gzip(images)
      damaged[700] ^= 1
      try writeAtomically(damaged, to: "\(place)/t10k-images-idx3-ubyte.gz")
      let flipped = #expect(throws: DatasetError.self) { try store(folder).load(.fashionMNIST) }
      #expect(flipped?.path == "\(place)/t10k-images-idx3-ubyte.gz")
      #expect(flipped?.remedy.hasPrefix("./grader data get fashion-mnist") == true)
      try writeAtomically([0], to: "\(place)/t10k-images-idx3-ubyte")
      let raw = #expect(throws: DatasetError.self) { try store(folder).load(.fashionMNIST) }
      #expect(
        raw?.remedy.hasPrefix("rm '\(place)/t10k-images-idx3-ubyte' && ./grader") == true)
    }
  }

  @Test func `CRC-32 gives the sum of its standard`() {
    #expect(CRC32.sum(Array("123456789".utf8)) == 0xcbf4_3926)
  }

  @Test func `a set that is nowhere says what was looked for and how to get it`() throws {
    try withFolder { folder in
      let error = #expect(throws: DatasetError.self) { try store(folder).load(.fashionMNIST) }
      #expect(error?.path == folder)
      #expect(error?.remedy.hasPrefix("./grader data get fashion-mnist") == true)
    }
  }

  @Test func `MD5 gives the sums of its standard`() {
    func sum(_ text: String) -> String {
      var hash = MD5()
      hash.update(Array(text.utf8))
      return hash.hexadecimal()
    }
    #expect(sum("") == "d41d8cd98f00b204e9800998ecf8427e")
    #expect(sum("message digest") == "f96b697d7cb7938d525a2f31aaf161d0")
    #expect(
      sum("12345678901234567890123456789012345678901234567890123456789012345678901234567890")
        == "57edf4a22be3c955ac49da2e2107b67a")
  }
}
