// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Every target of ours: Swift 6 language mode (see the end of the file), and no warning is let through.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Numeric code, optimised in every configuration.
///
/// `swift run` builds for debugging, where plain numeric code is 10 to 40 times slower. Whole-module,
/// because generic code is specialised only within a module or through serialised bodies; two
/// threads, because SwiftPM's indexing wants one output a file; no batch mode, because it excludes
/// whole-module and the compiler says so.
let fast: [SwiftSetting] = [
  .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"])
]

/// Each assignment is a module of its own, so that a submission is compiled by itself, and two assignments
/// may use a name twice, as the course does.
let assignments: [Target] = [
  // Students see warnings, not errors: their half-done code must build.
  .target(
    name: "Assignment1", dependencies: ["Core"], path: "Sources/Assignments/Assignment1",
    exclude: ["answers.md"], swiftSettings: fast),
  .target(
    name: "Assignment2", dependencies: ["Core"], path: "Sources/Assignments/Assignment2",
    exclude: ["answers.md"], swiftSettings: fast),
]
let references: [Target] = [
  .target(
    name: "Solution1", dependencies: ["Core"], path: "Sources/Solutions/Assignment1",
    swiftSettings: strict + fast),
  .target(
    name: "Solution2", dependencies: ["Core"], path: "Sources/Solutions/Assignment2",
    swiftSettings: strict + fast),
]

/// The reference implementation is in the instructor's tree only; a student's kit has no such folder.
let hasSolutions = FileManager.default.fileExists(
  atPath: Context.packageDirectory + "/Sources/Solutions")
let assignmentModules = assignments.map { Target.Dependency(stringLiteral: $0.name) }
let solutionModules = references.map { Target.Dependency(stringLiteral: $0.name) }
let solutions = hasSolutions ? solutionModules : []

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// A stage of the grader: a module of its own, so that no other stage's insides are seen.
func stage(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Grader/" + name, exclude: exclude,
    swiftSettings: strict)
}

var targets: [Target] = [
  .systemLibrary(
    name: "CArchive", pkgConfig: "libarchive",
    providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
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
  .target(
    name: "Core", dependencies: ["COpenBLAS", "CKernels"], exclude: ["Exchange", "Media"],
    swiftSettings: strict + fast),
  // What connects a worker with the grader. A student's file cannot import it, nor `Media`.
  .target(
    name: "Exchange", dependencies: ["Core", "CSandbox"], path: "Sources/Core/Exchange",
    swiftSettings: strict + fast),
  // Files, pictures, plots and data sets, which no worker is linked with.
  .target(
    name: "Media", dependencies: ["Core", "CArchive", "CPNG", "CJPEG"], path: "Sources/Core/Media",
    exclude: ["Data/Embedded"], swiftSettings: strict + fast),
  .target(name: "Presentation", swiftSettings: strict),
  .executableTarget(
    name: "Lab",
    dependencies: [
      "Core", "Media", "Presentation",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ] + assignmentModules + solutions,
    swiftSettings: strict + fast),
  .executableTarget(
    name: "Confine", cSettings: [.headerSearchPath("../CLaunch")],
    linkerSettings: [.unsafeFlags(["-static-executable"], .when(platforms: [.linux]))]),
  .executableTarget(
    name: "Keeper",
    linkerSettings: [.unsafeFlags(["-static-executable"], .when(platforms: [.linux]))]),
  .target(name: "CourseKit", path: "Sources/Course/CourseKit", swiftSettings: strict),
  .target(
    name: "Course1", dependencies: ["Core", "Exchange", "Judging", "Presentation", "Record"],
    path: "Sources/Course/Assignment1", swiftSettings: strict),
  .target(
    name: "Course2", dependencies: ["Core", "CourseKit", "Exchange", "Judging", "Presentation", "Record"],
    path: "Sources/Course/Assignment2", swiftSettings: strict),
  // The stages of the grader, from the ground up.
  stage("Record", []),
  stage("Host", ["CSpawn", "Presentation", logging]),
  stage("Score", ["Record", .product(name: "Yams", package: "Yams")]),
  stage("Reports", ["Core", "Host", "Media", "Presentation", "Record"]),
  stage("Judging", ["Core", "Exchange", "Media", "Presentation", "Record", "Score"]),
  stage("Symbols", ["CourseKit", "Host"]),
  stage("Intake", ["CArchive", "Core", "CourseKit", "Media", "Record"]),
  stage(
    "Box",
    ["CLaunch", "Confine", "Core", "CSeccomp", "Exchange", "Host", "Keeper", "Record"])),
    ]),
  stage("Run", ["Box", "CChannel", "Core", "Exchange", "Host", "Record", logging]),
  stage(
    "Build",
    ["Box", "Core", "CourseKit", "Exchange", "Host", "Media", "Presentation", "Record", "Run", "Symbols", logging]),
  stage("Doctor", ["Box", "Build", "Core", "Exchange", "Host", "Record", "Run"]),
  stage("Downloads", ["Core", "Media", "Presentation", "Record"]),
  stage(
    "Grading",
    ["Box", "Build", "CArchive", "Core", "Course1", "Course2", "CourseKit", "Exchange", "Host", "Intake", "Judging", "Media", "Presentation", "Record", "Reports", "Run", "Score", "Symbols", logging] + solutions),
  stage(
    "Selftest",
    ["Box", "Build", "CArchive", "Core", "CourseKit", "Exchange", "Grading", "Host", "Intake", "Judging", "Media", "Presentation", "Record", "Reports", logging], exclude: ["Corpus/Submissions"]),
  .executableTarget(
    name: "Grader",
    dependencies: [
      "Box", "Build", "Core", "CourseKit", "Doctor", "Downloads", "Exchange", "Grading", "Host",
      "Intake", "Judging", "Media", "Presentation", "Record", "Reports", "Run", "Score", "Selftest",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
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
      "Core", "Media", "Lab", .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ] + solutions,
    swiftSettings: strict),
]

if hasSolutions {
  targets += [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Core", "Media",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + solutions,
      path: "Benchmarks/Swift", swiftSettings: strict + fast),
    .testTarget(
      name: "SolutionsTests", dependencies: ["Core", "Media"] + solutions, exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "GraderTests",
      dependencies: [
        "Box", "Build", "CArchive", "Core", "CourseKit", "Doctor", "Downloads", "Exchange", "Grader",
        "Grading", "Host", "Intake", "Judging", "Media", "Presentation", "Record", "Reports", "Run", "Score",
        "Selftest", "Symbols",
        .target(name: "CSeccomp", condition: .when(platforms: [.linux])),
      ] + solutions,
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "BrowserTests",
      dependencies: ["Core", "Grader", "Grading", "Host", "Lab", "Media", "Record", "Reports"],
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
  targets: targets + assignments + (hasSolutions ? references : []),
  swiftLanguageModes: [.v6]
)
