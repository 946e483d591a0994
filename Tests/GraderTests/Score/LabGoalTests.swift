import Course2
import Grading
import GraderTestSupport
import Host
import LabKit
import Score
import Testing

/// The accuracies that labs ask for.
@Suite struct LabGoalTests {
  @Test(arguments: [
    ("a2.twoLayerNet.train", AccuracyGoals.twoLayerNet), ("a2.bestNet.train", .bestNet),
    ("a2.framework.challenge.train", .challenge),
  ])
  func `on the scenes, a lab asks for what the rubric asks for`(
    check: String, goals: AccuracyGoals
  ) throws {
    let rubric = try CourseAssignment.load(.assignment2, project: ProjectLayout.find()).rubric
    #expect(goals.scenes == (try #require(rubric.entry(check)).targets["color-scenes"]?.target))
  }
}
