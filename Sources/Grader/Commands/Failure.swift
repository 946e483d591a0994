import ArgumentParser
import Box
import Build
import CourseKit
import Downloads
import Foundation
import Grading
import Host
import Intake
import Media
import Patches
import Record
import Reports
import Score

/// Prints why a command cannot continue, and returns the error that ends it with the matching exit
/// code.
func failure(_ error: any Error) -> any Error {
  if error is ExitCode || error is ValidationError { return error }
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  let code: GraderExit =
    switch error {
    case is ChoiceError, is UnknownName, is ProjectFolder.NotFound: .usage
    case is BoxError: .noSandbox
    case is ToolchainError, is ProjectError, is SpawnError, is JobFolderError,
      is PrebuiltCoreError, is TooFewDescriptors, BuildError.otherCompiler, is DatasetError,
      is GivenFiles.NoOriginal:
      .unavailable
    case is RubricError, is ManifestError, is MarkedSource.MarkerError, is PatchError,
      is Handouts.SourceError, is WriteUp.PlaceholderError:
      .configuration
    case is Handouts.ChangedByHand, is Handouts.Misnamed: .changedByHand
    case is ReportWriter.Failure, is Leaderboard.Failure, is SavedInputs.Failure, is FileError,
      is ProjectFolder.ReadOnlyFiles:
      .cannotWrite
    case let refusal as IntakeRefusal: refusal.reason.exitCode
    case let download as DownloadError: download.exitCode
    default: .graderFault
    }
  return code.error
}
