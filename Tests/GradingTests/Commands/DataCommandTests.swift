import GraderTestSupport
import Foundation
import Record
import Testing

/// What `data` does without a network.
@Suite struct DataCommandTests {
  @Test func `the list names the command for each missing set, with the folder given`()
    async throws
  {
    let folder = try TemporaryFolder()
    let run = try await GraderProcess.run(["data", "--data-folder", "sets"], in: folder.url)
    #expect(run.code == 0)
    #expect(run.output.contains("fashion-small   ready\n"))
    #expect(run.output.contains("cifar10         missing\n"))
    #expect(run.output.contains("./grader data get cifar10 --data-folder 'sets'"))
  }

  @Test func `a set that comes with the course or is there is not downloaded`() async throws {
    let folder = try TemporaryFolder()
    let course = try await GraderProcess.run(["data", "get", "fashion-small"], in: folder.url)
    #expect(course.code == 0)
    #expect(
      course.output == "fashion-small comes with the course; there is nothing to download.\n")
    let images: [UInt8] =
      [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28] + Array(repeating: 7, count: 2 * 28 * 28)
    for split in ["train", "t10k"] {
      try folder.write(images, to: "sets/MNIST/raw/\(split)-images-idx3-ubyte")
      try folder.write(
        [0, 0, 8, 1, 0, 0, 0, 2, 3, 4], to: "sets/MNIST/raw/\(split)-labels-idx1-ubyte")
    }
    let there = try await GraderProcess.run(
      ["data", "get", "mnist", "--data-folder", "sets"], in: folder.url)
    #expect(there.code == 0, "\(there.errors)")
    #expect(there.output == "mnist is ready in sets/MNIST/raw; there is nothing to download.\n")
  }

  @Test func `a data folder that cannot be written to is named`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "taken")
    let run = try await GraderProcess.run(
      ["data", "get", "mnist", "--data-folder", "taken", "--quiet"], in: folder.url)
    #expect(run.code == GraderExit.cannotWrite.rawValue)
    #expect(run.errors.contains("taken/mnist/train-images-idx3-ubyte.gz"))
    #expect(folder.text("taken") == "a file")
  }

  @Test func `a color set is exported as CIFAR-10 records`() async throws {
    let folder = try TemporaryFolder()
    let export = ["data", "export", "color-scenes"]
    let run = try await GraderProcess.run(
      export + ["scenes.bin", "--train", "2", "--test", "1"], in: folder.url)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output == "Wrote 2 training and 1 test records to scenes.bin\n")
    let bytes = try Data(contentsOf: folder.url.appending(path: "scenes.bin"))
    #expect(bytes.count == 3 * 3073)
    let failed = try await GraderProcess.run(
      export + ["none/scenes.bin", "--train", "1", "--test", "0"], in: folder.url)
    #expect(failed.code == GraderExit.cannotWrite.rawValue)
    #expect(failed.errors.contains("none/scenes.bin"))
    let missing = try await GraderProcess.run(
      ["data", "export", "cifar10", "scenes.bin", "--data-folder", "sets"], in: folder.url)
    #expect(missing.code == GraderExit.unavailable.rawValue)
    #expect(missing.errors.contains("./grader data get cifar10 --data-folder 'sets'"))
  }
}
