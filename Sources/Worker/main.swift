import Assignments
import Core

Worker.serve(exercises)
