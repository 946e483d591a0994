#!/usr/bin/env python3
"""Compares rules for verdicts on times: how often each is wrong, and how many rounds it takes.

    Scripts/second-opinion/speed_rule.py [SEED]

Needs NumPy and SciPy. Each cell is the same 10,000 simulated gradings under both rules. A verdict is
wrong if a student below the threshold fails, or one above it passes; "too close to call" passes.
"""

import sys

import numpy as np
from scipy import stats

SIZE, MOST = 10_000, 34
RATIOS = (0.2, 0.5, 0.9, 1.1, 1.5, 2.0, 5.0)
FREEDOMS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30)
# The most by which the logarithms of a machine's ratios are expected to scatter.
SCATTER = 0.5


def quantiles(error):
    """The table of a rule: `error(rounds)` is the probability outside of the interval."""
    return {d: stats.t.ppf(1 - error(d + 1) / 2, d) for d in FREEDOMS}


def student(table):
    """The reach of an interval that knows nothing about the scatter of a machine's times."""
    return lambda count, deviation: table[max(d for d in FREEDOMS if d <= count - 1)] * deviation


def bounded(error):
    """The same, but the first two are no wider than for `SCATTER`, unless a larger one is seen."""
    unknown, known = student(quantiles(error)), stats.norm.ppf(1 - error(3) / 2)

    def reach(count, deviation):
        wide = unknown(count, deviation)
        return np.minimum(wide, known * np.maximum(deviation, SCATTER)) if count < 5 else wide

    return reach


def log_ratios(kind, random):
    """The logarithms of the ratios of a grading's rounds, one grading a row, for a ratio of 1."""
    shape = (SIZE, MOST)
    if kind == "steady":
        return random.normal(0, 0.03, shape)
    if kind == "noisy":
        return random.normal(0, 0.3, shape)
    # Something else runs now and then, for three rounds, and slows one of the two.
    rounds = random.normal(0, 0.05, shape)
    starts = random.random(shape) < 0.08
    burst = starts.copy()
    for delay in (1, 2):
        burst[:, delay:] |= starts[:, :-delay]
    sides = np.where(random.random(shape) < 0.5, 1, -1)
    return rounds + burst * sides * np.log(random.uniform(1.2, 3, shape))


def judge(logs, rounds, interval):
    """The verdicts (1 faster, -1 slower, 0 unclear) and the rounds that they took."""
    verdicts = np.zeros(len(logs), int)
    used = np.full(len(logs), rounds[1])
    for count in range(rounds[0], rounds[1] + 1):
        some = logs[:, :count]
        reach = interval(count, some.std(axis=1, ddof=1)) / np.sqrt(count)
        mean = some.mean(axis=1)
        for verdict, clear in ((1, mean + reach <= 0), (-1, mean - reach > 0)):
            new = clear & (verdicts == 0)
            verdicts[new], used[new] = verdict, count
    return verdicts, used


def main():
    random = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    former = ((5, 25), student(quantiles(lambda rounds: 0.01)))
    present = ((3, 34), bounded(lambda rounds: 0.0003 if rounds < 5 else 0.007))
    print("student  ratio  wrong: former, present   rounds: former, present")
    worse = 0
    for kind in ("steady", "noisy", "bursty"):
        for ratio in RATIOS:
            logs = log_ratios(kind, random) + np.log(ratio)
            wrong, used = [], []
            for rounds, interval in (former, present):
                verdicts, counts = judge(logs, rounds, interval)
                wrong.append(np.mean(verdicts == -1 if ratio < 1 else verdicts != -1))
                used.append(counts.mean())
            worse += wrong[1] > wrong[0]
            print(f"{kind:8} {ratio:5}  {wrong[0]:13.4f}, {wrong[1]:.4f}  {used[0]:14.2f}, {used[1]:.2f}")
    print(f"{worse} of {3 * len(RATIOS)} cells are worse.")


main()
