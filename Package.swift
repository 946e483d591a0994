// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The settings of the project's own code: Swift 6 language mode (see the end of the file), and
/// warnings are errors.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The settings of numeric code, which is optimized in every configuration.
///
/// `swift run` makes debug builds, in which numeric code would be 10 to 40 times slower.
/// Whole-module mode, because generic code is specialized only within a module or through
/// serialized bodies. Two threads, because SwiftPM's indexing needs one output per file. No batch
/// mode, because it excludes whole-module mode and causes a warning.
let fast: [SwiftSetting] = [
  .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"])
]

/// The assignments of the course.
///
/// All of their targets are made from this list.
let assignments = [1, 2, 3]

/// The reference implementation is only in the instructor's checkout, not in a student's kit.
let hasSolutions = FileManager.default.fileExists(
  atPath: Context.packageDirectory + "/Sources/Solutions")

/// The modules of all assignments, such as `Assignment1` and `Assignment2` for the name
/// `Assignment`.
func modules(_ name: String) -> [Target.Dependency] {
  assignments.map { Target.Dependency(stringLiteral: "\(name)\($0)") }
}
let solutions = hasSolutions ? modules("Solution") : []
/// The program that runs the reference, whose times are compared with the student's.
let reference: [Target.Dependency] = hasSolutions ? ["Reference"] : []

/// The targets of an assignment.
///
/// Each is a module, so a submission is compiled by itself, and two assignments can use the same
/// name, as the course does.
func assignment(_ number: Int) -> [Target] {
  let folder = "Assignment\(number)"
  // The names and types that bindings, checks and labs share. Workers are linked with it.
  let contract = Target.target(
    name: "Contract\(number)", dependencies: ["Core"], path: "Sources/Course/Contract\(number)",
    swiftSettings: strict + fast)
  let base: [Target.Dependency] = ["Core", .target(name: contract.name)]
  // No program depends on them: the grader compiles them itself. They are here for editors, which
  // show warnings and not errors, because half-done code must build.
  let stubs = Target.target(
    name: folder, dependencies: base, path: "Sources/Assignments/" + folder,
    exclude: ["answers.md", "manifest.json"] + files(in: "Sources/Assignments/" + folder, ".orig"))
  let solution = Target.target(
    name: "Solution\(number)", dependencies: base, path: "Sources/Solutions/" + folder,
    swiftSettings: strict + fast)
  // The content: one folder per exercise. It only calls optimized code and is itself built without
  // optimization, so a change to a check or a lab step is quick to try. No worker links it.
  let content = Target.target(
    name: "Course\(number)",
    dependencies: base + [
      "CourseKit", "Exchange", "Judging", "LabKit", "Media", "Presentation", "Record",
    ],
    path: "Sources/Course/" + folder,
    exclude: files(in: "Sources/Course/" + folder, ".patch")
      + files(in: "Sources/Course/" + folder, ".txt"),
    swiftSettings: strict)
  return [contract, stubs, content] + (hasSolutions ? [solution] : [])
}

/// The files of a folder with a given ending, such as patches, or copies that `restore` keeps.
///
/// Without excluding each by name, SwiftPM would warn about them.
///
/// Their names are read from the folder. This must not be done for sources, because SwiftPM caches
/// the result of this file and would miss a new source. A missed patch only brings back the
/// warning.
func files(in folder: String, _ ending: String) -> [String] {
  let files = FileManager.default.enumerator(atPath: Context.packageDirectory + "/" + folder)
  let names = (files?.allObjects ?? []).compactMap { $0 as? String }
  return names.filter { $0.hasSuffix(ending) }.sorted()
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let seccomp = Target.Dependency.target(
  name: "CSeccomp", condition: .when(platforms: [.linux]))

/// A stage of the grader.
///
/// Each is a module, so a stage cannot use the internals of another one.
func stage(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Grader/" + name, exclude: exclude,
    swiftSettings: strict + settings)
}

/// Tests of the grader.
///
/// There is a target for each kind of requirements, so each kind can be run separately.
func graderTests(_ name: String, exclude: [String] = []) -> Target {
  .testTarget(
    name: name,
    dependencies: [
      "Box", "Build", "CArchive", "Core", "CourseKit", "Doctor", "Downloads", "Exchange", "Grader",
      "GraderTestSupport", "Grading", "Host", "Intake", "Judging", "Lab", "LabKit", "Media",
      "Patches", "Presentation", "Record", "Reports", "Run", "Score", "Selftest", "Symbols",
      seccomp,
      arguments,
    ] + modules("Course") + solutions,
    exclude: exclude, swiftSettings: strict)
}

var targets: [Target] = [
  .systemLibrary(
    name: "CArchive", pkgConfig: "libarchive",
    providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
  .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(
    name: "COpenBLAS", pkgConfig: "openblas",
    providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
  .systemLibrary(
    name: "CPNG", pkgConfig: "libpng",
    providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
  .systemLibrary(
    name: "CJPEG", pkgConfig: "libturbojpeg",
    providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
  .systemLibrary(
    name: "CSeccomp", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
  .systemLibrary(name: "CSpawn"),
  .systemLibrary(name: "CLaunch"),
  .systemLibrary(name: "CChannel"),
  .systemLibrary(name: "CSandbox"),
  .systemLibrary(name: "CKernels"),
  .systemLibrary(name: "CGate"),
  .target(
    name: "Core", dependencies: ["CGate", "COpenBLAS", "CKernels"], exclude: ["Exchange", "Media"],
    swiftSettings: strict + fast),
  // Connects a worker with the grader. A student's file cannot import it, nor `Media`.
  .target(
    name: "Exchange", dependencies: ["Core", "CSandbox"], path: "Sources/Core/Exchange",
    swiftSettings: strict + fast),
  // Files, images, plots and data sets. No worker is linked with it.
  .target(
    name: "Media", dependencies: ["Core", "CArchive", "CPNG", "CJPEG"], path: "Sources/Core/Media",
    exclude: ["Data/Embedded"], swiftSettings: strict + fast),
  .target(name: "Presentation", swiftSettings: strict),
  // It makes the stubs of every submission.
  .target(name: "CourseKit", path: "Sources/Course/CourseKit", swiftSettings: strict + fast),
  .target(
    name: "LabKit", dependencies: ["Core", "Media", "Presentation"], path: "Sources/Lab/Kit",
    swiftSettings: strict),
  .executableTarget(
    name: "Lab",
    dependencies: [
      "Box", "Build", "Core", "CourseKit", "Exchange", "Host", "Intake", "Judging", "LabKit",
      "Media", "Presentation", "Record", "Reports", "Run", "Symbols", arguments,
    ] + modules("Course") + solutions,
    exclude: ["Kit"], swiftSettings: strict),
  .executableTarget(
    name: "Confine", cSettings: [.headerSearchPath("../CLaunch")],
    linkerSettings: [.unsafeFlags(["-static-executable"], .when(platforms: [.linux]))]),
  .executableTarget(
    name: "Keeper",
    linkerSettings: [.unsafeFlags(["-static-executable"], .when(platforms: [.linux]))]),
  // The stages of the grader, bottom first.
  stage("Record", []),
  stage("Host", ["CSpawn", "Presentation", logging]),
  stage("Patches", ["CourseKit"]),
  stage("Score", ["CourseKit", "Presentation", "Record", .product(name: "Yams", package: "Yams")]),
  stage("Reports", ["Core", "Host", "Media", "Presentation", "Record"]),
  stage("Judging", ["Core", "Exchange", "Media", "Presentation", "Record", "Score"]),
  // It reads millions of bytes one by one.
  stage("Symbols", ["CourseKit", "Host"], settings: fast),
  stage("Intake", ["CArchive", "CZlib", "Core", "CourseKit", "Media", "Presentation", "Record"]),
  stage("Box", ["CLaunch", "Confine", "Core", "Exchange", "Host", "Keeper", "Record", seccomp]),
  stage("Run", ["Box", "CChannel", "Core", "Exchange", "Host", "Record", logging]),
  stage(
    "Build",
    [
      "Box", "Core", "CourseKit", "Exchange", "Host", "Media", "Presentation", "Record", "Run",
      "Symbols", logging,
    ]),
  stage("Doctor", ["Box", "Build", "Core", "Exchange", "Host", "Record", "Run"]),
  stage("Downloads", ["Core", "Media", "Presentation", "Record"]),
  stage(
    "Grading",
    [
      "Box", "Build", "CArchive", "Core", "CourseKit", "Exchange", "Host", "Intake", "Judging",
      "Media", "Patches", "Presentation", "Record", "Reports", "Run", "Score", "Symbols", logging,
    ] + modules("Course") + solutions + reference),
  stage(
    "Selftest",
    [
      "Box", "Build", "CArchive", "Core", "CourseKit", "Exchange", "Grading", "Host", "Intake",
      "Judging", "Media", "Patches", "Presentation", "Record", "Reports", logging,
    ], exclude: ["Corpus/Submissions"]),
  .executableTarget(
    name: "Grader",
    dependencies: [
      "Box", "Build", "Core", "CourseKit", "Doctor", "Downloads", "Exchange", "Grading", "Host",
      "Intake", "Judging", "Media", "Patches", "Presentation", "Record", "Reports", "Run", "Score",
      "Selftest", arguments,
    ],
    path: "Sources/Grader/Commands", swiftSettings: strict),
  .testTarget(
    name: "CoreTests", dependencies: ["Core", "Exchange", "Media"], exclude: ["Fixtures"],
    swiftSettings: strict),
  .testTarget(
    name: "PresentationTests", dependencies: ["Presentation"], swiftSettings: strict),
  .testTarget(name: "CourseKitTests", dependencies: ["CourseKit"], swiftSettings: strict),
  .testTarget(
    name: "LabTests",
    dependencies: [
      "Core", "CourseKit", "Judging", "Lab", "LabKit", "Media", "Presentation", arguments,
    ] + modules("Course") + solutions,
    swiftSettings: strict),
]

if hasSolutions {
  targets += [
    // Without dynamic libraries of Swift it starts faster.
    .executableTarget(
      name: "Reference", dependencies: ["Exchange"] + solutions, swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))]),
    // Loops of the benchmarks' own, the only part of them whose speed is measured.
    .target(
      name: "Loops", dependencies: ["Core"], path: "Benchmarks/Loops",
      swiftSettings: strict + fast),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Core", "Loops", "Media", arguments] + solutions,
      path: "Benchmarks/Swift", swiftSettings: strict),
    .testTarget(
      name: "SolutionsTests",
      dependencies: ["Core", "Media"] + modules("Contract") + solutions, exclude: ["Fixtures"],
      swiftSettings: strict),
    // Shared code for tests of the grader: folders, sandboxes, submissions, and counts of their
    // cost.
    .target(
      name: "GraderTestSupport",
      dependencies: [
        "Box", "Build", "Core", "CourseKit", "Exchange", "Grading", "Host", "Intake", "Judging",
        "Media", "Patches", "Record", "Reports", "Run", "Selftest", "Symbols",
      ],
      path: "Tests/GraderTestSupport", exclude: ["Fixtures"], swiftSettings: strict),
    // Tests that start no process.
    graderTests("GraderTests", exclude: ["Fixtures"]),
    // Tests with builds, sandboxes and gradings.
    graderTests("GradingTests", exclude: ["Fixtures"]),
    // Tests with kills, a whole selftest, training, other users, and the second form of the
    // sandbox.
    graderTests("LongTests"),
    .testTarget(
      name: "BrowserTests",
      dependencies: [
        "Core", "Grader", "Grading", "Host", "Lab", "LabKit", "Media", "Record", "Reports",
      ],
      swiftSettings: strict),
  ]
}

let package = Package(
  name: "Backprop",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "Grader", targets: ["Grader"]),
    .executable(name: "Lab", targets: ["Lab"]),
    .library(name: "Core", targets: ["Core"]),
    .library(name: "Media", targets: ["Media"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: targets + assignments.flatMap(assignment),
  swiftLanguageModes: [.v6]
)
