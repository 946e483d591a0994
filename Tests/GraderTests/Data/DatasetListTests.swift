import GraderTestSupport
import Core
import Downloads
import Foundation
import Grader
import Media
import Presentation
import Testing

struct DatasetListTests {
  @Test func `the list fits 80 columns and says how to get what is missing`() throws {
    let folder = try TemporaryFolder()
    let store = DataStore(folder: folder.url.path, variable: { _ in nil }, sharedFolder: "/none")
    let text = DatasetList.text(store, style: .plain)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("folder") })
    #expect(text.contains("cifar10         missing\n"))
    #expect(text.contains("color-scenes    ready\n"))
    #expect(text.contains("170.1 MB to download: ./grader data get cifar10"))
    #expect(text.contains("Labs and checks with color images use: color-scenes"))
  }

  @Test func `a damaged set is shown with what is wrong`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "cifar-10-binary.tar.gz")
    let store = DataStore(folder: folder.url.path, variable: { _ in nil }, sharedFolder: "/none")
    let text = DatasetList.text(store, style: .plain)
    #expect(text.contains("cifar10         damaged\n"))
    #expect(text.contains("expected 170052171 bytes"))
  }
}
