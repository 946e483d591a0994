#!/usr/bin/env bash
# Compares the reference with NumPy and PyTorch, and prints a table.
#
#   Benchmarks/run.sh [--threads N] [--rounds N] [--turn SECONDS] [--memory] [--processor-time]
#       [--fast-layers FOLDER] [--seeds N] [--gradings N] [--signals N] [section…]
#   Benchmarks/run.sh growth [--threads N] [--rounds N] [--turn SECONDS] [--folder docs]
#
# Sections: distances, losses, net, convolution, networks, normalization, elements, generic; those without any.
# And, only when named:
#   assignment2  convolution, networks and normalization: all rows of assignment 2
#   grading      what students and graders wait for, by row (named first; see Python/grading.py)
#   accuracies   every model of the reference on every data set that is there, over N seeds
#   targets      what the reference reaches in the grader's accuracy checks, beside their targets
#   repeat       the sample's score over 50 gradings, half of them beside other work (named first)
#   signals      how long the grader takes to end after SIGINT and SIGTERM (named first)
# growth plots the time for an image over the size of a batch, and for a parameter over the width of a net.
# The rows of the course's own fast layers need its assignment 2 of 2020 in FOLDER, built for the environment's Python:
#   .build/benchmark-python/bin/python -m pip install cython setuptools
#   (cd FOLDER/cs231n && …/.build/benchmark-python/bin/python setup.py build_ext --inplace)
# The first time it makes a Python environment of its own, in .build/benchmark-python.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=.build/benchmark-python

if [ "${1-}" = grading ]; then
  shift
  exec python3 Benchmarks/Python/grading.py "$@"
fi
if [ "${1-}" = repeat ] || [ "${1-}" = signals ]; then
  swift build --product Benchmarks >&2
  exec "$(swift build --show-bin-path)/Benchmarks" "$@"
fi
if [ ! -x "$environment/bin/python" ]; then
  echo "Making a Python environment in $environment" >&2
  python3 -m venv "$environment" || echo "No Python environment; Swift runs alone." >&2
fi
for package in numpy:numpy torch:torch==2.13.0; do
  name=${package%%:*}
  if [ -x "$environment/bin/python" ] && ! "$environment/bin/python" -c "import $name" 2>/dev/null
  then
    echo "Installing ${package#*:}" >&2
    "$environment/bin/python" -m pip install --quiet "${package#*:}" ||
      echo "Cannot install ${package#*:}; its rows are left out." >&2
  fi
done

swift build --product Benchmarks >&2
command=compare
if [ "${1-}" = growth ]; then command=$1; shift; fi
exec "$(swift build --show-bin-path)/Benchmarks" $command --python "$environment/bin/python" "$@"
