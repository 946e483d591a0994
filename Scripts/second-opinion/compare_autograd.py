#!/usr/bin/env python3
"""Compares automatic differentiation with PyTorch: operations, modules, losses, optimisers, schedules, files.

    python3 -m venv .build/python && .build/python/bin/pip install torch==2.13.0 numpy safetensors
    .build/python/bin/python Scripts/second-opinion/compare_autograd.py

The Swift side (`swift run Benchmarks autograd FOLDER`) writes inputs, outputs and gradients in Float and
in Double; here PyTorch computes the same of the same inputs. Gradients of gradients are compared too.
Then PyTorch loads the weights that Swift saved, and Swift those of PyTorch. Prints the largest relative
error of each item, and ends with exit code 1 where one is too large or an item is on one side only.
"""
import os
import subprocess
import sys
import tempfile

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import nn

LIMITS = {torch.float64: 1e-10, torch.float32: 2e-5}
LABELS = torch.tensor([4, 0, 2, 2])
TARGETS = torch.tensor([[0, 1, 0.25], [1, 0.75, 0]])


def given(x, gamma, beta):
    mean, variance = (torch.tensor(v, dtype=x.dtype) for v in ([0.25, -0.5, 0], [0.5, 1, 2]))
    return F.batch_norm(x, mean, variance, gamma, beta)


OPERATIONS = {
    "add": torch.add, "subtract": torch.sub, "multiply": torch.mul, "divide": torch.div,
    "numbers": lambda x: 3 + 2 * (1 - 4 / x),
    "maximum": torch.maximum, "minimum": torch.minimum,
    "clipped": lambda x: x.clamp(-0.5, 0.75),
    "exp": torch.exp, "log": torch.log, "squareRoot": torch.sqrt, "square": torch.square,
    "power": lambda x: x ** -1.5,
    "absolute": torch.abs, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": F.relu,
    "leakyReLU": lambda x: F.leaky_relu(x, 0.25),
    "elu": lambda x: F.elu(x, 1.5),
    "softplus": F.softplus, "gelu": F.gelu,
    "geluTanh": lambda x: F.gelu(x, approximate="tanh"),
    "softmax": lambda x: x.softmax(-1),
    "logSoftmax": lambda x: x.log_softmax(1),
    "logSumExp": lambda x: x.logsumexp(1),
    "sum": lambda x: x.square().sum((0, 2)),
    "mean": lambda x: x.square().mean(1, keepdim=True),
    "variance": lambda x: x.var(0, unbiased=False),
    "unbiasedVariance": lambda x: x.var(1),
    "max": lambda x: x.amax(1),
    "min": lambda x: x.amin(),
    "crossEntropy": lambda x: F.cross_entropy(x, LABELS),
    "crossEntropySum": lambda x: F.cross_entropy(x, LABELS, reduction="sum"),
    "crossEntropyNone": lambda x: F.cross_entropy(x, LABELS, reduction="none"),
    "binaryCrossEntropyWithLogits":
        lambda x: F.binary_cross_entropy_with_logits(x, TARGETS.to(x.dtype)),
    "meanSquaredError": F.mse_loss,
    "reshaped": lambda x: x.reshape(3, 4).square(),
    "transposed": lambda x: x.permute(1, 2, 0),
    "slice": lambda x: x[1:3, 0:4].exp(),
    "padded": lambda x: F.pad(x, (2, 1, 1, 0)),
    "concatenated": lambda a, b: torch.cat([a, b], 1),
    "stacked": lambda a, b: torch.stack([a, b], 1),
    "taking": lambda x: x[[2, 0, 2]],
    "gather": lambda x: x.exp()[torch.arange(3), [1, 0, 3]],
    "embedding": lambda x: F.embedding(torch.tensor([[4, 0], [4, 1]]), x.square()),
    "matmul": torch.matmul,
    "matmulTransposed": lambda a, b: a.T @ b.T,
    "matmulBatches": torch.matmul,
    "linear": F.linear,
    "conv2d": lambda x, w, b: F.conv2d(x, w, b, padding=1),
    "conv2dStrided": lambda x, w, b: F.conv2d(x, w, b, stride=(2, 3), padding=(2, 1)),
    "conv2dDilatedGroups": lambda x, w: F.conv2d(x, w, dilation=(2, 3), groups=2),
    "convTranspose2d":
        lambda x, w, b: F.conv_transpose2d(x, w, b, stride=2, padding=1, output_padding=1),
    "convTranspose2dGroups": lambda x, w: F.conv_transpose2d(x, w, dilation=(2, 1), groups=2),
    "maxPool2D": lambda x: F.max_pool2d(x, 3, 2, 1),
    "averagePool2D": lambda x: F.avg_pool2d(x, (3, 2), 2, 1),
    "averagePool2DUncounted": lambda x: F.avg_pool2d(x, 3, 2, 1, count_include_pad=False),
    "batchNorm": lambda x, g, b: F.batch_norm(x, None, None, g, b, training=True),
    "batchNormRows": lambda x, g, b: F.batch_norm(x, None, None, g, b, training=True),
    "batchNormGiven": given,
    "layerNorm": lambda x, g, b: F.layer_norm(x, g.shape, g, b),
    "layerNormAxes": lambda x, g, b: F.layer_norm(x, g.shape, g, b),
    "groupNorm": lambda x, g, b: F.group_norm(x, 3, g, b),
}


def network():
    return nn.Sequential(
        nn.Conv2d(3, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2),
        nn.ConvTranspose2d(6, 4, 2, stride=2), nn.GroupNorm(2, 4), nn.Flatten(),
        nn.Linear(256, 10), nn.LayerNorm(10), nn.ELU(), nn.Linear(10, 5, bias=False))


MODULES = {
    "linear": lambda: nn.Linear(6, 3),
    "conv2d": lambda: nn.Conv2d(4, 6, (3, 2), stride=2, padding=1, groups=2),
    "convTranspose2d": lambda: nn.ConvTranspose2d(4, 3, 4, stride=2, padding=1, output_padding=1),
    "batchNorm": lambda: nn.BatchNorm1d(3),
    "batchNorm2d": lambda: nn.BatchNorm2d(3, momentum=0.25),
    "layerNorm": lambda: nn.LayerNorm([2, 3]),
    "groupNorm": lambda: nn.GroupNorm(3, 6),
    "maxPool2D": lambda: nn.MaxPool2d(3, 2, 1),
    "averagePool2D": lambda: nn.AvgPool2d(2),
    "activations": lambda: nn.Sequential(
        nn.LeakyReLU(0.25), nn.ELU(1.5), nn.Sigmoid(), nn.Tanh(), nn.Softplus(), nn.GELU(), nn.ReLU()),
    "network": network,
}

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, 0.1, weight_decay=0.25),
    "sgdMomentum": lambda p: torch.optim.SGD(p, 0.1, momentum=0.75, weight_decay=0.25),
    "sgdDampened": lambda p: torch.optim.SGD(p, 0.1, momentum=0.75, dampening=0.5),
    "sgdNesterov": lambda p: torch.optim.SGD(p, 0.1, momentum=0.75, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, 0.1, alpha=0.75, weight_decay=0.25),
    "adam": lambda p: torch.optim.Adam(p, 0.1, betas=(0.75, 0.875), weight_decay=0.25),
    "adamW": lambda p: torch.optim.AdamW(p, 0.1, betas=(0.75, 0.875), weight_decay=0.25),
}


def warm_up(optimizer):
    schedules = torch.optim.lr_scheduler
    return schedules.SequentialLR(
        optimizer, [schedules.LinearLR(optimizer, 0.25, total_iters=4),
                    schedules.ExponentialLR(optimizer, 0.75)], milestones=[4])


SCHEDULES = {
    "step": lambda o: torch.optim.lr_scheduler.StepLR(o, 3, 0.5),
    "exponential": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.75),
    "cosine": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 9, 0.125),
    "warmUp": warm_up,
}


class Report:
    """Collects errors and prints the largest of each item."""

    def __init__(self):
        self.has_failed = False
        self.count = 0

    def item(self, name, pairs, dtype):
        worst = max((error(received, expected) for received, expected in pairs), default=0.0)
        is_close = worst <= LIMITS[dtype]
        print(f"{worst:9.1e}  {name}{'' if is_close else '  DIFFERS'}")
        self.has_failed |= not is_close
        self.count += 1

    def names(self, kind, found, expected):
        for name in sorted(set(found) ^ set(expected)):
            print(f"{kind} {name} is on one side only")
            self.has_failed = True


def error(received, expected):
    """The largest difference as a share of the largest expected number; infinite for other shapes."""
    if received.shape != expected.shape:
        return float("inf")
    scale = max(expected.abs().max().item(), 1e-3)
    difference = (received - expected).abs().max().item() / scale
    return difference if difference == difference else float("inf")


def part(results, prefix):
    """The tensors whose names begin with a prefix, by the rest of their names."""
    return {name[len(prefix):]: t for name, t in results.items() if name.startswith(prefix)}


def compare_operation(report, name, data, dtype):
    count = sum(key.startswith("in") for key in data)
    operands = [data[f"in{i}"].clone().requires_grad_() for i in range(count)]
    out = OPERATIONS[name](*operands)
    first = torch.autograd.grad((out * data["upstream"]).sum(), operands, create_graph=True)
    slope = sum((g * data[f"direction{i}"]).sum() for i, g in enumerate(first))
    second = [torch.zeros_like(x) for x in operands]
    if slope.requires_grad:
        found = torch.autograd.grad(slope, operands, allow_unused=True)
        second = [zero if g is None else g for g, zero in zip(found, second)]
    pairs = [(data["out"], out)]
    for i in range(count):
        pairs += [(data[f"gradient{i}"], first[i]), (data[f"recorded{i}"], first[i]),
                  (data[f"second{i}"], second[i])]
    report.item(f"operation {name}", pairs, dtype)


def compare_module(report, name, data, dtype):
    module = MODULES[name]().to(dtype)
    module.load_state_dict(part(data, "state|"), strict=True)
    x = data["in"].clone().requires_grad_()
    out = module(x)
    out.backward(data["upstream"])
    pairs = [(data["out"], out), (data["gradient"], x.grad)]
    pairs += [(data[f"gradient|{key}"], p.grad) for key, p in module.named_parameters()]
    pairs += [(data[f"after|{key}"].to(dtype), t.to(dtype)) for key, t in module.state_dict().items()]
    module.eval()
    pairs.append((data["prediction"], module(data["in"])))
    report.item(f"module {name}", pairs, dtype)


def compare_optimizers(report, results, dtype):
    found = part(results, "optimizer|")
    report.names("optimizer", set(found) - {"start", "gradients"}, OPTIMIZERS)
    for name, make in OPTIMIZERS.items():
        w = nn.Parameter(found["start"].clone())
        optimizer, path = make([w]), []
        for gradient in found["gradients"]:
            w.grad = gradient.clone()
            optimizer.step()
            path.append(w.detach().clone())
        report.item(f"optimizer {name}", [(found[name], torch.stack(path))], dtype)


def compare_schedules(report, results, dtype):
    found = part(results, "schedule|")
    report.names("schedule", found, SCHEDULES)
    for name, make in SCHEDULES.items():
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], 1.0)
        schedule, factors = make(optimizer), []
        for _ in range(9):
            factors.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        report.item(f"schedule {name}", [(found[name], torch.tensor(factors, dtype=dtype))], dtype)


def compare(report, path, dtype):
    results = load_file(path)
    for kind, expected, compare_one in (("operation", OPERATIONS, compare_operation),
                                        ("module", MODULES, compare_module)):
        names = {name.split("|")[1] for name in results if name.startswith(kind + "|")}
        report.names(kind, names, expected)
        for name in expected:
            if name in names:
                compare_one(report, name, part(results, f"{kind}|{name}|"), dtype)
    compare_optimizers(report, results, dtype)
    compare_schedules(report, results, dtype)


def main():
    torch.manual_seed(0)
    folder = tempfile.mkdtemp()
    images = torch.randn(3, 3, 8, 8, dtype=torch.float64)
    ours = network().double()
    ours(torch.randn(8, 3, 8, 8, dtype=torch.float64))
    ours.eval()
    save_file(ours.state_dict(), os.path.join(folder, "pytorch.safetensors"))
    save_file({"x": images}, os.path.join(folder, "images.safetensors"))
    command = sys.argv[1:] or ["swift", "run", "Benchmarks"]
    subprocess.run([*command, "autograd", folder], check=True)

    report = Report()
    for name, dtype in (("double", torch.float64), ("float", torch.float32)):
        print(f"\n{name}: largest relative errors, at most {LIMITS[dtype]:.0e}")
        compare(report, os.path.join(folder, f"{name}.safetensors"), dtype)

    print("\nweights in files")
    found = load_file(os.path.join(folder, "predictions.safetensors"))["out"]
    report.item("PyTorch's weights in Swift", [(found, ours(images))], torch.float64)
    theirs = network().double()
    theirs.load_state_dict(load_file(os.path.join(folder, "network.safetensors")), strict=True)
    again = os.path.join(folder, "again.safetensors")
    save_file(theirs.state_dict(), again)
    before, after = load_file(os.path.join(folder, "network.safetensors")), load_file(again)
    report.names("tensor", before, after)
    report.item("Swift's weights in PyTorch",
                [(before[name].double(), after[name].double()) for name in before], torch.float64)
    print(f"\n{report.count} items, {'some differ' if report.has_failed else 'all agree'}")
    sys.exit(1 if report.has_failed else 0)


if __name__ == "__main__":
    main()
