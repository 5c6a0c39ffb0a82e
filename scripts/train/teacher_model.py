"""A larger encoder for training only: GELU and dropout inside the layers, the heads of the shipped one."""
import torch
from torch import nn
from torch.nn import functional

from encoder import Encoder, Layer, Shape


class TeacherLayer(Layer):
    drop = 0.0  # of both residual branches; set for multitask training

    def forward(self, x, visible):
        batch, length, width = x.shape
        q, k, v = self.mix(self.attention_norm(x)).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=visible)
        x = x + functional.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, width)), self.drop, self.training)
        return x + functional.dropout(self.down(functional.gelu(self.up(self.inner_norm(x)))), self.drop, self.training)


class Teacher(Encoder):
    def __init__(self, shape=Shape(width=512, layers=8, heads=8, inner=2048)):
        super().__init__(shape)
        self.layers = nn.ModuleList(TeacherLayer(shape) for _ in range(shape.layers))
        for layer in self.layers:
            nn.init.normal_(layer.out.weight, std=.02)
            nn.init.normal_(layer.down.weight, std=.02)

    def dropped(self, share):
        """Sets the dropout of the layers."""
        for layer in self.layers:
            layer.drop = share
        return self


def load(kind, file, device):
    """A model of `kind` with the weights and the shape saved in `file`."""
    saved = torch.load(file, map_location='cpu', weights_only=True)
    model = kind(Shape(**saved['shape']))
    model.load_state_dict({name: value.float() for name, value in saved['state'].items()})
    return model.to(device)
