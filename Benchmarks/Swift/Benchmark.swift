/// One row of the table: a workload and the baseline it is compared with.
struct Benchmark {
  /// One of the two sides.
  struct Side: Hashable {
    let library: Library
    /// The name of its workload.
    let workload: String
    /// Its name in the table.
    let title: String
  }

  let section: Section
  let title: String
  let ours: Side
  let yardstick: Side
  /// The largest allowed ratio of our time to the baseline's.
  let target: Double
  /// The floating-point operations of the direct algorithm, if they are nearly all of the work.
  let operations: Double?

  init(
    _ section: Section, _ title: String, _ workload: String, against library: Library,
    _ yardstick: String? = nil, titled yardstickTitle: String? = nil, target: Double = 1,
    operations: Double? = nil
  ) {
    self.section = section
    self.title = title
    ours = Side(library: .swift, workload: workload, title: "ours")
    self.yardstick = Side(
      library: library, workload: yardstick ?? workload, title: yardstickTitle ?? library.title)
    self.target = target
    self.operations = operations
  }

  /// The matrix product that shows the machine's peak.
  var peak: Side? {
    guard operations != nil else { return nil }
    let scalar = ours.workload.hasSuffix("Double") ? "Double" : "Float"
    return Side(library: .swift, workload: "product/\(scalar)", title: "OpenBLAS")
  }

  /// All rows, in the order of the table.
  static let all: [Benchmark] =
    libraries + kernels + networks
    + [
      ("elements", "two-loop distance by subscripts, 20 × 500 × 3072"),
      ("convolution-loops", "naive convolution by subscripts, (4, 3, 32, 32), 8 filters 3 × 3"),
    ].flatMap { name, title in
      ["Float", "Double"].map { scalar in
        Benchmark(
          .elements, "\(title), \(scalar)", "\(name)-tensor/\(scalar)", against: .swift,
          "\(name)-arrays/\(scalar)", titled: "Swift arrays", target: 1.1)
      }
    }
    + [
      ("distances", "distances without loops, 500 × 5000 × 3072"),
      ("svm", "vectorized SVM loss, 500 × 3073 × 10"),
      ("softmax", "vectorized softmax loss, 500 × 3073 × 10"),
      ("svm-naive", "naive SVM loss, 100 × 3073 × 10"),
      ("elements-tensor", "two-loop distance by subscripts, 20 × 500 × 3072"),
    ].map { name, title in
      Benchmark(
        .generic, "generic: \(title), Float", "\(name)/Float", against: .swift,
        "\(name)-concrete/Float", titled: "written for Float", target: 1.05)
    }

  private static let libraries: [Benchmark] =
    [
      (Section.distances, "distances", "distances without loops, 500 × 5000 × 3072"),
      (.losses, "svm", "vectorized SVM loss, 500 × 3073 × 10"),
      (.losses, "softmax", "vectorized softmax loss, 500 × 3073 × 10"),
    ].flatMap { section, name, title in
      ["Float", "Double"].map { scalar in
        Benchmark(section, "\(title), \(scalar)", "\(name)/\(scalar)", against: .numpy)
      }
    } + [
      Benchmark(.net, "training step of the two-layer net, Float", "net/Float", against: .numpy),
      Benchmark(
        .net, "training step of the two-layer net, Float", "net/Float", against: .torch,
        titled: "PyTorch, gradient by hand"),
      Benchmark(
        .net, "training step of the two-layer net, Float", "net/Float", against: .torch,
        "net-autograd/Float", titled: "PyTorch, autograd"),
    ]
}
