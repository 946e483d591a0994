import Assignments
import Core

print(exercises.count)
