"""Convolution and pooling by the fast layers of CS231n's assignment 2."""

import numpy as np


def convolution(passes):
    def prepare(dtype):
        from cs231n import fast_layers

        options = {"stride": 2, "pad": 1}
        random = np.random.RandomState(5)
        x, w, b = (
            random.randn(*shape).astype(dtype)
            for shape in ((100, 3, 31, 31), (25, 3, 3, 3), (25,))
        )
        output, cache = fast_layers.conv_forward_fast(x, w, b, options)
        upstream = random.randn(*output.shape).astype(dtype)

        def run():
            if passes == "forward":
                return [fast_layers.conv_forward_fast(x, w, b, options)[0]]
            return fast_layers.conv_backward_fast(upstream, cache)

        return run, mean_sizes

    return prepare


def pool(passes):
    def prepare(dtype):
        from cs231n import fast_layers

        options = {"pool_height": 2, "pool_width": 2, "stride": 2}
        random = np.random.RandomState(6)
        x = random.randn(100, 3, 32, 32).astype(dtype)
        upstream = random.randn(100, 3, 16, 16).astype(dtype)
        cache = fast_layers.max_pool_forward_fast(x, options)[1]

        def run():
            if passes == "forward":
                return [fast_layers.max_pool_forward_fast(x, options)[0]]
            return [fast_layers.max_pool_backward_fast(upstream, cache)]

        return run, mean_sizes

    return prepare


def mean_sizes(arrays):
    return sum(float(np.abs(array).mean()) for array in arrays)
