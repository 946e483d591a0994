"""Training steps of assignment 2's networks, and normalizations, in PyTorch."""

import numpy as np


def mean_sizes(tensors):
    return sum(tensor.abs().mean().item() for tensor in tensors)


def steps(make, x, y, penalty=0):
    """Steps of Adam; the regularization is half its strength times the sum of squared weights."""
    import torch

    model = make()
    weights = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() <= 1]
    # Of PyTorch's three ways to step the fused one is the fastest here.
    optimizer = torch.optim.Adam(
        [{"params": weights, "weight_decay": penalty}, {"params": others}], lr=1e-3, fused=True)
    squares = sum(p.square().sum().item() for p in weights)

    def run():
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.item()

    return run, lambda loss: loss + penalty / 2 * squares


def layer_weights(layer, weight):
    """Gives a layer a weight in the course's order, and a bias of zeros."""
    import torch

    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(weight))
        layer.bias.zero_()
    return layer


def conv_net(batch):
    def prepare(dtype):
        import torch

        random = np.random.RandomState(7)
        x = torch.from_numpy(random.randn(batch, 3, 32, 32).astype(dtype))
        y = torch.from_numpy(random.randint(10, size=batch))

        def make():
            shapes = ((32, 3, 7, 7), (8192, 100), (100, 10))
            w1, w2, w3 = ((random.randn(*shape) * 1e-3).astype(dtype) for shape in shapes)
            return torch.nn.Sequential(
                layer_weights(torch.nn.Conv2d(3, 32, 7, padding=3), w1), torch.nn.ReLU(),
                torch.nn.MaxPool2d(2), torch.nn.Flatten(),
                layer_weights(torch.nn.Linear(8192, 100), w2.T), torch.nn.ReLU(),
                layer_weights(torch.nn.Linear(100, 10), w3.T))

        return steps(make, x, y, penalty=1e-3)

    return prepare


def connected_net(width=100):
    def prepare(dtype):
        import torch

        random = np.random.RandomState(8)
        x = torch.from_numpy(random.randn(100, 3072).astype(dtype))
        y = torch.from_numpy(random.randint(10, size=100))

        def make():
            layers, sizes = [], [3072] + [width] * 5 + [10]
            for inputs, outputs in zip(sizes, sizes[1:]):
                weight = (random.randn(inputs, outputs) * 2e-2).astype(dtype)
                layers.append(layer_weights(torch.nn.Linear(inputs, outputs), weight.T))
                layers += [torch.nn.BatchNorm1d(outputs), torch.nn.ReLU()]
            return torch.nn.Sequential(*layers[:-2])

        return steps(make, x, y)

    return prepare


def module_conv_net(dtype):
    """An epoch of the framework exercise's network, and the classes of some images after it."""
    import torch

    random = np.random.RandomState(11)
    x = torch.from_numpy(random.randn(768, 3, 32, 32).astype(dtype))
    y = torch.from_numpy(random.randint(10, size=768))
    shapes = ((32, 3, 5, 5), (16, 32, 3, 3), (10, 16 * 32 * 32))
    w1, w2, w3 = ((random.randn(*shape) * 0.02).astype(dtype) for shape in shapes)

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = layer_weights(torch.nn.Conv2d(3, 32, 5, padding=2), w1)
            self.conv2 = layer_weights(torch.nn.Conv2d(32, 16, 3, padding=1), w2)
            self.fc = layer_weights(torch.nn.Linear(16 * 32 * 32, 10), w3)

        def forward(self, x):
            return self.fc(self.conv2(self.conv1(x).relu()).relu().flatten(1))

    model = Net()
    optimizer = torch.optim.SGD(model.parameters(), lr=3e-3)

    def run():
        model.train()
        order = random.permutation(768)
        for start in range(0, 768, 64):
            rows = order[start:start + 64]
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(model(x[rows]), y[rows])
            loss.backward()
            optimizer.step()
            last = loss.item()
        model.eval()
        with torch.no_grad():
            (model(x[:250]).argmax(1) == y[:250]).float().mean().item()
        return last

    return run, float


def normalization_inputs(dtype, shape, parameters):
    import torch

    random = np.random.RandomState(9)
    shapes = (shape, (parameters,), (parameters,), shape)
    return [torch.from_numpy(random.randn(*size).astype(dtype)) for size in shapes]


def batch_norm(dtype):
    import torch

    x, gamma, beta, upstream = normalization_inputs(dtype, (100, 64, 32, 32), 64)

    def run():
        output, mean, inverse = torch.native_batch_norm(
            x, gamma, beta, None, None, True, 0.1, 1e-5)
        return [output, *torch.ops.aten.native_batch_norm_backward(
            upstream, x, gamma, None, None, mean, inverse, True, 1e-5, [True, True, True])]

    return run, mean_sizes


def layer_norm(dtype):
    import torch

    x, gamma, beta, upstream = normalization_inputs(dtype, (4096, 512), 512)

    def run():
        output, mean, inverse = torch.native_layer_norm(x, [512], gamma, beta, 1e-5)
        return [output, *torch.ops.aten.native_layer_norm_backward(
            upstream, x, [512], mean, inverse, gamma, beta, [True, True, True])]

    return run, mean_sizes
