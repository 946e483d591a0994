#!/usr/bin/env python3
"""Makes Sources/Core/Media/Data/Embedded from the Debian package dataset-fashion-mnist.

    apt-get install dataset-fashion-mnist
    Scripts/make-embedded-data.py

Takes the first 5,000 training images and 1,000 test images of Fashion-MNIST in their official order
and writes them as IDX files. These are gzipped without a time stamp, so that with the same zlib, a
second run gives the same bytes. The license next to them is that of the package (Expat, Zalando SE).
"""
import gzip
import pathlib
import struct

SOURCE = pathlib.Path("/usr/share/datasets/fashion-mnist")
TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources/Core/Media/Data/Embedded"


def shorten(name, header, count, item):
    """Writes the header, with the number of items as its second word, and the first `count` items."""
    payload = gzip.decompress((SOURCE / name).read_bytes())
    short = payload[:4] + struct.pack(">I", count) + payload[8:header + count * item]
    part = TARGET / (name + ".part")
    part.write_bytes(gzip.compress(short, 9, mtime=0))
    part.rename(TARGET / name)
    print(f"{name}: {count} items, {(TARGET / name).stat().st_size} bytes")


for split, count in (("train", 5000), ("t10k", 1000)):
    shorten(f"{split}-images-idx3-ubyte.gz", 16, count, 28 * 28)
    shorten(f"{split}-labels-idx1-ubyte.gz", 8, count, 1)
