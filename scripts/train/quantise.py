"""Int8: weights per output column, activations with fixed scales measured on real texts.

Fixed and not dynamic activation scales: a dynamic scale is shared by a whole batch, so a text's
result would depend on its neighbours; fixed scales make any batch give the same numbers.
"""
import numpy as np

ZERO = 128


def columns(weight):
    """torch weight [out, in] -> (uint8 [in, out] around ZERO, float scale [out]).

    Unsigned, because ONNX Runtime's kernel for signed weights saturates sums of pairs on processors without
    VNNI, where the same text would then read differently.
    """
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
    return (np.round(weight / scale[:, None]) + ZERO).astype(np.uint8).T.copy(), scale.astype(np.float32)


def rows(table):
    """Embedding table [n, width] -> (int8 [n, width], float scale [n, 1])."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def companded(table):
    """Wide weights -> (int8, scale) with w = sign(q) (q / 127)^2 scale: most weights are far smaller than the largest."""
    scale = float(np.quantile(np.abs(table[table != 0]), .99999)) if (table != 0).any() else 1.0
    share = np.clip(np.abs(table) / scale, 0, 1)
    return (np.sign(table) * np.round(np.sqrt(share) * 127)).astype(np.int8), scale


def activation(values):
    """Scale and zero point of unsigned 8-bit activations that hold nearly every observed value."""
    low, high = min(0.0, float(np.quantile(values, .00001))), max(0.0, float(np.quantile(values, .99999)))
    scale = max(high - low, 1e-6) / 255
    return np.float32(scale), np.uint8(np.clip(round(-low / scale), 0, 255))
