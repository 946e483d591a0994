/// A downloadable file of a data set.
package struct DatasetDownload: Sendable, Equatable {
  /// The file's path in the data folder.
  package let path: String
  /// The URLs from which the file can be downloaded, in order of preference.
  package let addresses: [String]
  /// The file's size in bytes.
  package let size: Int
  /// The file's published MD5 hash, which detects damage but not tampering.
  package let md5: String

  /// Creates an entry for a file.
  package init(path: String, addresses: [String], size: Int, md5: String) {
    self.path = path
    self.addresses = addresses
    self.size = size
    self.md5 = md5
  }
}

extension DatasetName {
  /// A one-line description of the data set.
  package var summary: String {
    switch self {
    case .cifar10: "60,000 color photographs, 32x32, ten classes"
    case .colorScenes: "generated color scenes, 32x32, ten classes"
    case .fashionSmall: "6,000 photographs of clothing, 28x28 grayscale, ten classes"
    case .fashionMNIST: "70,000 photographs of clothing, 28x28 grayscale, ten classes"
    case .mnist: "70,000 handwritten digits, 28x28 grayscale, ten classes"
    }
  }

  /// The authors of the data set, and its license.
  package var licence: String {
    switch self {
    case .cifar10: "no formal license; cite A. Krizhevsky, 2009"
    case .colorScenes: "Apache-2.0, like the course's code"
    case .fashionSmall, .fashionMNIST: "MIT (Expat), Zalando SE, 2017"
    case .mnist: "CC BY-SA 3.0 as commonly stated; Y. LeCun, C. Cortes"
    }
  }

  /// The files to download.
  ///
  /// There are none for a data set that comes with the course.
  package var downloads: [DatasetDownload] {
    switch self {
    case .cifar10: [Self.cifar10(CIFAR10Set.Form.binaryArchive)]
    case .fashionMNIST:
      Self.files(
        in: "fashion-mnist",
        from: [
          "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
          "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
          "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        ],
        [
          (26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
          (29_515, "25c81989df183df01b3e8a0aad5dffbe"),
          (4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
          (5_148, "bb300cfdad3c16e7a12a480ee83cd310"),
        ])
    case .mnist:
      Self.files(
        in: "mnist",
        from: [
          "https://ossci-datasets.s3.amazonaws.com/mnist/",
          "https://storage.googleapis.com/cvdf-datasets/mnist/",
        ],
        [
          (9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
          (28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
          (1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
          (4_542, "ec29112dd5afa0611ce80d1b7f02629c"),
        ])
    case .colorScenes, .fashionSmall: []
    }
  }

  /// The files of the same data set in a format for Python programs, if there are any.
  package var pythonDownloads: [DatasetDownload] {
    self == .cifar10 ? [Self.cifar10(CIFAR10Set.Form.pythonArchive)] : []
  }

  private static func cifar10(_ archive: CIFAR10Set.Form) -> DatasetDownload {
    DatasetDownload(
      path: archive.rawValue,
      // The first address now redirects to the second.
      addresses: ["https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/"]
        .map { $0 + archive.rawValue },
      size: archive.archiveSize, md5: archive.archiveMD5)
  }

  private static func files(
    in folder: String, from addresses: [String], _ facts: [(size: Int, md5: String)]
  ) -> [DatasetDownload] {
    zip(IDXSet.fileNames, facts).map { name, fact in
      DatasetDownload(
        path: "\(folder)/\(name).gz", addresses: addresses.map { "\($0)\(name).gz" },
        size: fact.size, md5: fact.md5)
    }
  }
}
