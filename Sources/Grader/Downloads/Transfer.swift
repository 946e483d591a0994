import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A transfer of a file, or of the rest of one, to the disk.
///
/// Bytes are written as soon as they are received, so Ctrl-C loses nothing.
final class Transfer: NSObject, URLSessionDataDelegate, Sendable {
  /// A failure of a transfer: in the network, where retrying may help, or on the local disk.
  enum Failure: Sendable, Equatable {
    case remote(String)
    case disk(String)

    var reason: String {
      switch self {
      case .remote(let reason), .disk(let reason): reason
      }
    }
  }

  private struct State {
    var handle: FileHandle?
    var received = 0
    var failure: Failure?
    var continuation: CheckedContinuation<Failure?, Never>?
  }

  private let part: String
  private let size: Int
  private let progress: @Sendable (Int) -> Void
  private let state = Mutex(State())

  /// Prepares a transfer.
  ///
  /// - Parameters:
  ///   - part: The file to append to.
  ///   - size: The expected size in bytes; the transfer fails if the server sends more.
  ///   - progress: A closure that is called with the number of bytes on disk.
  init(part: String, size: Int, progress: @escaping @Sendable (Int) -> Void) {
    self.part = part
    self.size = size
    self.progress = progress
  }

  /// Requests the missing part of the file from an address.
  ///
  /// - Returns: The reason why the transfer failed, or nil.
  func run(from address: URL, offset: Int, patience: Double) async -> Failure? {
    var request = URLRequest(url: address, timeoutInterval: patience)
    if offset > 0 { request.setValue("bytes=\(offset)-", forHTTPHeaderField: "Range") }
    // With a content encoding, offsets would not count bytes of the file.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let task = session.dataTask(with: request)
    state.withLock { $0.received = offset }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { $0.continuation = continuation }
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    let isGood = state.withLock { state in
      state.failure = open(response as? HTTPURLResponse, &state)
      return state.failure == nil
    }
    completionHandler(isGood ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let (count, isGood) = state.withLock { state in
      guard state.failure == nil else { return (state.received, false) }
      if state.received + data.count > size {
        state.failure = .remote("more than the expected \(size) bytes")
      } else {
        do {
          try state.handle?.write(contentsOf: data)
          state.received += data.count
        } catch {
          state.failure = .disk(Self.reason(error))
        }
      }
      return (state.received, state.failure == nil)
    }
    if isGood { progress(count) } else { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let (continuation, failure) = state.withLock { state in
      try? state.handle?.close()
      state.handle = nil
      var failure = state.failure ?? error.map { .remote($0.localizedDescription) }
      if failure == nil, state.received < size {
        failure = .remote("only \(state.received) of \(size) bytes arrived")
      }
      defer { state.continuation = nil }
      return (state.continuation, failure)
    }
    continuation?.resume(returning: failure)
  }

  /// Opens the file for writing: at its end, or at its beginning if the server sends the whole file
  /// again.
  private func open(_ response: HTTPURLResponse?, _ state: inout State) -> Failure? {
    guard let response else { return .remote("not an HTTP response") }
    switch response.statusCode {
    case 200: state.received = 0
    case 206:
      let range = response.value(forHTTPHeaderField: "Content-Range") ?? ""
      guard range.hasPrefix("bytes \(state.received)-") else {
        return .remote("the wrong part of the file (\(range))")
      }
    default: return .remote("status \(response.statusCode)")
    }
    guard let handle = FileHandle(forWritingAtPath: part) else {
      return .disk("it is not writable")
    }
    do {
      try handle.truncate(atOffset: UInt64(state.received))
    } catch {
      return .disk(Self.reason(error))
    }
    state.handle = handle
    return nil
  }

  /// Returns the system's message for a file error, which is more specific than Foundation's.
  private static func reason(_ error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    guard cause.domain == NSPOSIXErrorDomain else { return cause.localizedDescription }
    return String(cString: strerror(Int32(cause.code)))
  }
}
