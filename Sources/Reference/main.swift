import Exchange
import Solution1
import Solution2
import Solution3

// The worker that runs the reference of all assignments, whose times are compared with the
// student's. A program of its own starts in a third of the time that the grader takes.
Worker.serve(Solution1.exercises + Solution2.exercises + Solution3.exercises)
