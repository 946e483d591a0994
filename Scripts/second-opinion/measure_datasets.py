#!/usr/bin/env python3
"""Measures how hard a data set is for the models of the course, with NumPy, scikit-learn and PyTorch.

    python3 -m venv .build/python && .build/python/bin/pip install torch==2.13.0 numpy scikit-learn
    ./grader data export color-scenes scenes.bin --train 5000 --test 1000
    .build/python/bin/python Scripts/second-opinion/measure_datasets.py --records scenes.bin 5000 1000
    .build/python/bin/python Scripts/second-opinion/measure_datasets.py --cifar FOLDER 5000 1000
    .build/python/bin/python Scripts/second-opinion/measure_datasets.py --idx FOLDER 5000 1000

Each model is an independent one, not the project's: that the order holds must not depend on our own
code. Records are CIFAR-10's: a label byte, then 3072 bytes, channel by channel. Prints one row of a
Markdown table.
"""
import argparse
import gzip
import os
import sys
import time

import numpy as np
import torch
from sklearn.svm import LinearSVC
from torch import nn


def read_records(paths):
    """CIFAR-10 records as images [N, H, W, C] and labels [N]."""
    raw = np.concatenate([np.fromfile(path, np.uint8) for path in paths]).reshape(-1, 3073)
    return raw[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), raw[:, 0].astype(int)


def read_idx(folder, name):
    """Images [N, 28, 28, 1] and labels [N] of an IDX pair, gzipped or not."""
    def payload(kind):
        path = os.path.join(folder, f"{name}-{kind}-ubyte")
        return gzip.open(path + ".gz").read() if os.path.exists(path + ".gz") else open(path, "rb").read()
    images = np.frombuffer(payload("images-idx3"), np.uint8)[16:].reshape(-1, 28, 28, 1)
    return images, np.frombuffer(payload("labels-idx1"), np.uint8)[8:].astype(int)


def nearest_neighbours(train, labels, test, truth):
    """The best accuracy over k, with the distances of all pairs."""
    a, b = train.reshape(len(train), -1), test.reshape(len(test), -1)
    distances = (b ** 2).sum(1)[:, None] - 2 * b @ a.T + (a ** 2).sum(1)
    order = distances.argsort(axis=1, kind="stable")[:, :20]
    best = {}
    for k in (1, 3, 5, 8, 10, 20):
        votes = np.array([np.bincount(labels[row[:k]], minlength=10).argmax() for row in order])
        best[k] = (votes == truth).mean()
    k = max(best, key=best.get)
    return best[k], f"k={k}"


def linear(train, labels, test, truth, loss):
    """Softmax or multiclass SVM by minibatch descent on centred pixels; the best of a small grid."""
    mean = train.mean(0)
    x, v = torch.tensor((train - mean)).flatten(1), torch.tensor((test - mean)).flatten(1)
    criterion = nn.CrossEntropyLoss() if loss == "softmax" else nn.MultiMarginLoss()
    results = []
    for rate in (3e-4, 1e-3, 3e-3, 1e-2):
        for decay in (1e-3, 3e-2):
            results.append((fit(nn.Linear(x.shape[1], 10), x, labels, v, truth, criterion,
                                rate=rate, decay=decay, epochs=25, adam=False), f"lr={rate} wd={decay}"))
    return max(results)


def two_layer(train, labels, test, truth):
    """Affine, ReLU, affine with 100 hidden units; the best of a small grid."""
    mean = train.mean(0)
    x, v = torch.tensor(train - mean).flatten(1), torch.tensor(test - mean).flatten(1)
    results = []
    for rate in (1e-2, 3e-2, 6e-2):
        for decay in (1e-3, 1e-2):
            model = nn.Sequential(nn.Linear(x.shape[1], 100), nn.ReLU(), nn.Linear(100, 10))
            results.append((fit(model, x, labels, v, truth, nn.CrossEntropyLoss(), rate=rate,
                                decay=decay, epochs=25, adam=False), f"lr={rate} wd={decay}"))
    return max(results)


def convnet(train, labels, test, truth, widths, normalised, epochs):
    """3x3 convolutions, each with ReLU and 2x2 pooling, then an affine layer of 100 and the scores."""
    mean = train.mean(0)

    def as_tensor(images):
        return torch.tensor((images - mean).transpose(0, 3, 1, 2).copy())

    layers, channels, side = [], train.shape[3], train.shape[1]
    for width in widths:
        layers.append(nn.Conv2d(channels, width, 3, padding=1))
        if normalised:
            layers.append(nn.BatchNorm2d(width))
        layers += [nn.ReLU(), nn.MaxPool2d(2)]
        channels, side = width, side // 2
    layers += [nn.Flatten(), nn.Linear(channels * side * side, 100), nn.ReLU(), nn.Linear(100, 10)]
    return fit(nn.Sequential(*layers), as_tensor(train), labels, as_tensor(test), truth,
               nn.CrossEntropyLoss(), rate=2e-3, decay=1e-4, epochs=epochs, adam=True)


def fit(model, x, labels, v, truth, criterion, rate, decay, epochs, adam, batch=100):
    """Trains and returns the accuracy of the last epoch on the held-out images."""
    torch.manual_seed(0)
    for layer in model.modules():
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    y, truth = torch.tensor(labels), torch.tensor(truth)
    optimiser = (torch.optim.Adam(model.parameters(), rate, weight_decay=decay) if adam else
                 torch.optim.SGD(model.parameters(), rate, momentum=0.9, weight_decay=decay))
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs)
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), batch):
            rows = order[start:start + batch]
            optimiser.zero_grad()
            criterion(model(x[rows]), y[rows]).backward()
            optimiser.step()
        schedule.step()
    with torch.no_grad():
        return (model(v).argmax(1) == truth).float().mean().item()


def hog(images):
    """Nine orientations in cells of eight pixels, as the course's features."""
    grey = images @ np.float32([0.299, 0.587, 0.114]) if images.shape[3] == 3 else images[..., 0]
    gx, gy = np.zeros_like(grey), np.zeros_like(grey)
    gx[:, :, :-1], gy[:, :-1, :] = np.diff(grey, axis=2), np.diff(grey, axis=1)
    size, angle = np.hypot(gx, gy), np.degrees(np.arctan2(gy, gx + 1e-15)) % 180
    cells = grey.shape[1] // 8
    out = np.zeros((len(grey), cells, cells, 9), np.float32)
    for bin_ in range(9):
        part = np.where((angle >= bin_ * 20) & (angle < (bin_ + 1) * 20), size, 0)
        part = part[:, :cells * 8, :cells * 8].reshape(-1, cells, 8, cells, 8)
        out[..., bin_] = part.mean((2, 4))
    return out.reshape(len(grey), -1)


def hue_histogram(images, bins=10):
    """A histogram of hue over the picture; empty for grey pictures."""
    if images.shape[3] == 1:
        return np.zeros((len(images), 0), np.float32)
    high, low = images.max(3), images.min(3)
    spread = np.maximum(high - low, 1e-9)
    r, g, b = np.moveaxis(images, 3, 0)
    hue = np.where(high == r, (g - b) / spread, np.where(high == g, 2 + (b - r) / spread, 4 + (r - g) / spread))
    index = np.clip((hue / 6 % 1 * bins).astype(int), 0, bins - 1).reshape(len(images), -1)
    return np.stack([(index == bin_).mean(1) for bin_ in range(bins)], 1).astype(np.float32)


def features(train, labels, test, truth):
    """Linear SVM, and a net of 500 hidden units, on HOG and hue histogram."""
    def extract(images):
        return np.concatenate([hog(images), hue_histogram(images)], 1)
    a, b = extract(train), extract(test)
    mean, scale = a.mean(0), a.std(0) + 1e-6
    a, b = (a - mean) / scale, (b - mean) / scale
    svm = max((LinearSVC(C=c, max_iter=3000).fit(a, labels).score(b, truth)) for c in (0.001, 0.01, 0.1))
    net = []
    for decay in (1e-3, 1e-2):
        model = nn.Sequential(nn.Linear(a.shape[1], 500), nn.ReLU(), nn.Linear(500, 10))
        net.append(fit(model, torch.tensor(a), labels, torch.tensor(b), truth, nn.CrossEntropyLoss(),
                       rate=3e-2, decay=decay, epochs=25, adam=False))
    return svm, max(net)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--records", help="one file: training records, then test records")
    source.add_argument("--cifar", help="folder cifar-10-batches-bin")
    source.add_argument("--idx", help="folder with four IDX files")
    parser.add_argument("train", type=int)
    parser.add_argument("test", type=int)
    options = parser.parse_args()
    n, m = options.train, options.test
    if options.records:
        images, labels = read_records([options.records])
        train, y, test, truth = images[:n], labels[:n], images[n:n + m], labels[n:n + m]
    elif options.cifar:
        train, y = read_records([f"{options.cifar}/data_batch_{i}.bin" for i in (1, 2, 3, 4, 5)])
        test, truth = read_records([f"{options.cifar}/test_batch.bin"])
        train, y, test, truth = train[:n], y[:n], test[:m], truth[:m]
    else:
        train, y = read_idx(options.idx, "train")
        test, truth = read_idx(options.idx, "t10k")
        train, y, test, truth = train[:n], y[:n], test[:m], truth[:m]
    train, test = train.astype(np.float32) / 255, test.astype(np.float32) / 255

    def report(name, accuracy, note=""):
        print(f"{name:28s} {accuracy:.3f}  {note}  [{time.time() - began:.0f} s]", flush=True)

    began = time.time()
    row = []
    accuracy, note = nearest_neighbours(train, y, test, truth)
    row.append(accuracy), report("nearest neighbours", accuracy, note)
    for loss in ("svm", "softmax"):
        accuracy, note = linear(train, y, test, truth, loss)
        row.append(accuracy), report(f"linear, {loss}", accuracy, note)
    accuracy, note = two_layer(train, y, test, truth)
    row.append(accuracy), report("two-layer net", accuracy, note)
    for name, accuracy in zip(("features, SVM", "features, net"), features(train, y, test, truth)):
        row.append(accuracy), report(name, accuracy)
    accuracy = convnet(train, y, test, truth, (32, 32), False, 15)
    row.append(accuracy), report("convnet, 2 layers", accuracy)
    accuracy = convnet(train, y, test, truth, (32, 32, 64), True, 10)
    row.append(accuracy), report("convnet, 3 layers, normed", accuracy)
    print("| " + " | ".join(f"{value:.3f}" for value in row) + " |")


if __name__ == "__main__":
    sys.exit(main())
