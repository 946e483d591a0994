import GraderTestSupport
import Core
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Record
import Reports
import Selftest
import Testing

struct WeightsIntakeTests {
  private var weights: Payload {
    var weights = Payload(texts: ["format": "pt"])
    weights.set(.tensor(named: "0.weight"), Tensor<Float>([1, 2, 3, 4], shape: [2, 2]))
    weights.set(.int("1.num_batches_tracked"), 7)
    return weights
  }

  /// An archive of assignment 2 with one source file and the given weights.
  private func archive(_ weights: [UInt8], at path: String) -> CraftedArchive {
    CraftedArchive(members: [
      .file("hw/Assignment2/Affine.swift"), .init(path: path, bytes: weights),
    ])
  }

  @Test(arguments: ["hw/Assignment2/weights.safetensors", "hw/weights.safetensors"])
  func `weights are taken beside the files or above them`(path: String) throws {
    let result = try takeIn(
      archive(Safetensors.encode(weights), at: path), assignment: .assignment2)
    #expect(result.weights == weights)
    #expect(result.entry(path)?.disposition == .taken)
  }

  @Test func `weights in another folder, or of assignment 1, are left alone`() throws {
    let bytes = Safetensors.encode(weights)
    let elsewhere = "other/weights.safetensors"
    let apart = try takeIn(archive(bytes, at: elsewhere), assignment: .assignment2)
    #expect(apart.weights == nil)
    #expect(apart.entry(elsewhere)?.disposition == .ignored)
    let first = try takeIn(
      CraftedArchive(members: [
        .file("Assignment1/Softmax.swift"),
        .init(path: "Assignment1/weights.safetensors", bytes: bytes),
      ]))
    #expect(first.weights == nil)
    #expect(first.entry("Assignment1/weights.safetensors")?.disposition == .ignored)
  }

  @Test func `what is no safetensors file is refused with the reason, and costs nothing else`()
    throws
  {
    let path = "hw/Assignment2/weights.safetensors"
    let whole = Safetensors.encode(weights)
    for bytes in [[], Array("not weights".utf8), Array(whole.dropLast()), whole + [0]] {
      let result = try takeIn(archive(bytes, at: path), assignment: .assignment2)
      #expect(result.weights == nil)
      #expect(result.files.count == 1)
      #expect(result.entry(path)?.disposition == .refused)
      #expect(result.entry(path)?.reason.hasPrefix("it is not a safetensors file: ") == true)
    }
  }

  @Test func `weights over their budget are refused`() throws {
    let path = "hw/Assignment2/weights.safetensors"
    var intake = Intake()
    intake.budget.weightBytes = 100
    let result = try takeIn(
      archive(Safetensors.encode(weights), at: path), assignment: .assignment2, by: intake)
    #expect(result.weights == nil)
    #expect(result.entry(path)?.reason == "it is larger than 100 bytes")
  }

  @Test func `more tensors than a network has are refused`() throws {
    var many = Payload()
    for index in 0...1024 { many.set(.tensor(named: "\(index)"), Tensor<Double>(0.5)) }
    let path = "hw/Assignment2/weights.safetensors"
    let result = try takeIn(
      archive(Safetensors.encode(many), at: path), assignment: .assignment2)
    #expect(result.weights == nil)
    #expect(result.entry(path)?.disposition == .refused)
  }

  @Test func `weights of the working tree are packed, and taken in again`() throws {
    let folder = try TemporaryFolder()
    let assignment = AssignmentLayout.assignment2
    for path in assignment.paths {
      try folder.write("let a = 1\n", to: "Sources/Assignments/\(path)")
    }
    let packer = Packer(assignment, in: ProjectFolder(at: folder.url))
    #expect(try packer.survey().count == assignment.paths.count + 1)
    let place = "Sources/Assignments/Assignment2/weights.safetensors"
    try folder.write(Safetensors.encode(weights), to: place)
    let files = try packer.survey()
    #expect(files.last?.path == "Assignment2/weights.safetensors")
    #expect(files.last?.fault == nil)
    let result = try Intake(assignments: [assignment]).read(
      packer.archive(of: files).bytes, fileName: "s.tar.gz")
    #expect(result.weights == weights)
    #expect(result.missing == [])
    try folder.write("not weights", to: place)
    #expect(try packer.survey().last?.canBePacked(allowMissing: true) == false)
  }
}
