"""Runs the workloads of Benchmarks/Swift in NumPy, in PyTorch, or in the course's own fast layers.

Usage: contestant.py numpy|torch|fast-layers [--folder FOLDER] [--processor-time], with requests
"name seconds" on standard input. The answer to each is one line: a checksum of the first result, then
the seconds of every run, by the clock or of the processor. "name memory" is answered by the bytes that
a run takes at most, beside its inputs. The folder has CS231n's assignment 2 of 2020, with its extension
built: cd FOLDER/cs231n && python setup.py build_ext --inplace.
"""

import argparse
import contextlib
import ctypes
import sys
import time

import numpy as np

import course
import networks
from networks import mean_sizes


def distances(dtype):
    random = np.random.RandomState(1)
    x = random.randn(500, 3072).astype(dtype)
    train = random.randn(5000, 3072).astype(dtype)

    def run():
        squares = x @ train.T
        squares *= -2
        squares += np.square(x).sum(axis=1, keepdims=True)
        squares += np.square(train).sum(axis=1)
        np.maximum(squares, 0, out=squares)
        return np.sqrt(squares, out=squares)

    return run, lambda result: result.mean()


def loss_inputs(dtype):
    random = np.random.RandomState(2)
    x = random.randn(500, 3073).astype(dtype)
    w = (random.randn(3073, 10) * 0.01).astype(dtype)
    return x, w, random.randint(10, size=500)


def svm(dtype):
    x, w, y = loss_inputs(dtype)
    rows = np.arange(len(y))

    def run(regularization=0.1):
        scores = x @ w
        margins = np.maximum(scores - scores[rows, y][:, np.newaxis] + 1, 0)
        margins[rows, y] = 0
        loss = margins.sum() / len(y) + regularization * np.square(w).sum()
        score_gradient = (margins > 0).astype(dtype)
        score_gradient[rows, y] -= score_gradient.sum(axis=1)
        score_gradient /= len(y)
        gradient = x.T @ score_gradient
        gradient += w * (2 * regularization)
        return loss, gradient

    return run, lambda result: result[0] + np.abs(result[1]).sum()


def softmax_of_scores(scores, y, rows):
    """The mean cross-entropy, and its gradient with respect to the scores."""
    scores -= scores.max(axis=1, keepdims=True)
    true_scores = scores[rows, y]
    probabilities = np.exp(scores)
    sums = probabilities.sum(axis=1, keepdims=True)
    loss = (np.log(sums).sum() - true_scores.sum()) / len(y)
    probabilities /= sums
    probabilities[rows, y] -= 1
    probabilities /= len(y)
    return loss, probabilities


def softmax(dtype):
    x, w, y = loss_inputs(dtype)
    rows = np.arange(len(y))

    def run(regularization=0.1):
        loss, score_gradient = softmax_of_scores(x @ w, y, rows)
        gradient = x.T @ score_gradient
        gradient += w * (2 * regularization)
        return loss + regularization * np.square(w).sum(), gradient

    return run, lambda result: result[0] + np.abs(result[1]).sum()


def net_inputs(dtype):
    random = np.random.RandomState(3)
    x = random.randn(200, 3072).astype(dtype)
    w1 = (random.randn(3072, 50) * 0.01).astype(dtype)
    w2 = (random.randn(50, 10) * 0.01).astype(dtype)
    y = random.randint(10, size=200)
    return x, w1, np.zeros(50, dtype), w2, np.zeros(10, dtype), y


def net(dtype):
    x, w1, b1, w2, b2, y = net_inputs(dtype)
    rows = np.arange(len(y))

    def run(regularization=5e-6, rate=1e-3):
        hidden = x @ w1
        hidden += b1
        np.maximum(hidden, 0, out=hidden)
        scores = hidden @ w2
        scores += b2
        loss, score_gradient = softmax_of_scores(scores, y, rows)
        loss += regularization * (np.square(w1).sum() + np.square(w2).sum())
        w2_gradient = hidden.T @ score_gradient
        w2_gradient += w2 * (2 * regularization)
        hidden_gradient = score_gradient @ w2.T
        hidden_gradient *= hidden > 0
        w1_gradient = x.T @ hidden_gradient
        w1_gradient += w1 * (2 * regularization)
        b1_gradient, b2_gradient = hidden_gradient.sum(axis=0), score_gradient.sum(axis=0)
        for parameter, gradient in (
            (w1, w1_gradient), (b1, b1_gradient), (w2, w2_gradient), (b2, b2_gradient)
        ):
            parameter -= gradient * rate
        return loss

    return run, float


def torch_net(dtype):
    import torch

    x, w1, b1, w2, b2, y = (torch.from_numpy(array) for array in net_inputs(dtype))
    rows = torch.arange(len(y))

    def run(regularization=5e-6, rate=1e-3):
        hidden = torch.addmm(b1, x, w1).relu_()
        scores = torch.addmm(b2, hidden, w2)
        log_probabilities = scores.log_softmax(dim=1)
        loss = -log_probabilities[rows, y].mean()
        loss = loss + regularization * (w1.square().sum() + w2.square().sum())
        score_gradient = log_probabilities.exp_()
        score_gradient[rows, y] -= 1
        score_gradient /= len(y)
        w2_gradient = hidden.T @ score_gradient
        w2_gradient.add_(w2, alpha=2 * regularization)
        hidden_gradient = score_gradient @ w2.T
        hidden_gradient *= hidden > 0
        w1_gradient = x.T @ hidden_gradient
        w1_gradient.add_(w1, alpha=2 * regularization)
        w1.sub_(w1_gradient, alpha=rate)
        b1.sub_(hidden_gradient.sum(dim=0), alpha=rate)
        w2.sub_(w2_gradient, alpha=rate)
        b2.sub_(score_gradient.sum(dim=0), alpha=rate)
        return loss.item()

    return run, float


def torch_autograd_net(dtype):
    import torch

    x, w1, b1, w2, b2, y = (torch.from_numpy(array) for array in net_inputs(dtype))
    parameters = [w1, b1, w2, b2]
    for parameter in parameters:
        parameter.requires_grad_()
    optimizer = torch.optim.SGD(parameters, lr=1e-3)

    def run(regularization=5e-6):
        optimizer.zero_grad()
        scores = torch.addmm(b2, torch.addmm(b1, x, w1).relu(), w2)
        loss = torch.nn.functional.cross_entropy(scores, y)
        loss = loss + regularization * (w1.square().sum() + w2.square().sum())
        loss.backward()
        optimizer.step()
        return loss.item()

    return run, float


def torch_convolution(image_shape, filter_shape, stride, padding, passes):
    def prepare(dtype):
        import torch

        random = np.random.RandomState(5)
        x, w, b = (
            torch.from_numpy(random.randn(*shape).astype(dtype))
            for shape in (image_shape, filter_shape, filter_shape[:1])
        )
        shape = torch.nn.functional.conv2d(x, w, b, stride, padding).shape
        upstream = torch.from_numpy(random.randn(*shape).astype(dtype))

        def run():
            results = []
            if passes != "backward":
                results.append(torch.nn.functional.conv2d(x, w, b, stride, padding))
            if passes != "forward":
                results += torch.ops.aten.convolution_backward(
                    upstream, x, w, [len(b)], [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], 1,
                    [True, True, True])
            return results

        return run, mean_sizes

    return prepare


def torch_pool(passes):
    def prepare(dtype):
        import torch

        random = np.random.RandomState(6)
        x = torch.from_numpy(random.randn(100, 3, 32, 32).astype(dtype))
        upstream = torch.from_numpy(random.randn(100, 3, 16, 16).astype(dtype))
        places = torch.nn.functional.max_pool2d(x, 2, return_indices=True)[1]

        def run():
            if passes == "forward":
                return [torch.nn.functional.max_pool2d(x, 2, return_indices=True)[0]]
            return [torch.ops.aten.max_pool2d_with_indices_backward(
                upstream, x, [2, 2], [2, 2], [0, 0], [1, 1], False, places)]

        return run, mean_sizes

    return prepare


CONVOLUTIONS = {
    "conv-stride": ((100, 3, 31, 31), (25, 3, 3, 3), 2, 1),
    "conv-large": ((100, 3, 32, 32), (32, 3, 7, 7), 1, 3),
    "conv-middle": ((64, 64, 32, 32), (64, 64, 3, 3), 1, 1),
    "conv-deep": ((32, 256, 14, 14), (256, 256, 3, 3), 1, 1),
}
WORKLOADS = {
    "numpy": {"distances": distances, "svm": svm, "softmax": softmax, "net": net},
    "torch": {
        "net": torch_net,
        "net-autograd": torch_autograd_net,
        "module-conv-net": networks.module_conv_net,
        "connected-net": networks.connected_net(),
        "batch-norm": networks.batch_norm,
        "layer-norm": networks.layer_norm,
        "pool-forward": torch_pool("forward"),
        "pool-backward": torch_pool("backward"),
        **{
            f"{name}-{passes}": torch_convolution(*sizes, passes)
            for name, sizes in CONVOLUTIONS.items()
            for passes in ("forward", "backward", "both")
        },
        # The sizes of the table, and those of the plots of growth.
        **{f"conv-net-{n}": networks.conv_net(n) for n in [50, 100] + [2**k for k in range(10)]},
        **{
            f"connected-net-{width}": networks.connected_net(width)
            for width in [2**k for k in range(5, 12)]
        },
    },
    "fast-layers": {
        f"{name}-{passes}": workload(passes)
        for name, workload in (("conv-stride", course.convolution), ("pool", course.pool))
        for passes in ("forward", "backward")
    },
}
DTYPES = {"Float": np.float32, "Double": np.float64}


def status(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name + ":")) << 10


def memory(run):
    run()  # makes what stays
    ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    before = status("VmRSS")
    run()
    return status("VmHWM") - before


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("library", choices=WORKLOADS)
    parser.add_argument("--folder")
    parser.add_argument("--processor-time", action="store_true")
    arguments = parser.parse_args()
    workloads = WORKLOADS[arguments.library]
    now = time.process_time if arguments.processor_time else time.perf_counter
    if arguments.library == "fast-layers":
        sys.path.insert(0, arguments.folder)
        # What the course's files print at their import is no answer.
        with contextlib.redirect_stdout(sys.stderr):
            from cs231n import fast_layers  # noqa: F401
    current, run, checksum = None, None, None
    for line in sys.stdin:
        name, seconds = line.split()
        workload, dtype = name.split("/")
        if seconds == "memory":
            print(memory(workloads[workload](DTYPES[dtype])[0]), flush=True)
            continue
        if name != current:
            run, describe = workloads[workload](DTYPES[dtype])
            current, checksum = name, float(describe(run()))
        times = []
        while sum(times) < float(seconds):
            start = now()
            run()
            times.append(now() - start)
        print(checksum, *times, flush=True)


main()
