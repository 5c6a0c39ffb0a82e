"""The deep part: a small pre-norm Transformer encoder (Vaswani et al. 2017; Xiong et al. 2020) with all heads.

ReLU instead of GELU and no dropout inside the layers: both cost more time on a CPU than they gain here;
token dropout and dropout on the pooled vector regularise instead.
"""
import dataclasses

import torch
from torch import nn
from torch.nn import functional

from tokenizer import PAD, PIECES

MASKED = -1e4  # logit of a padded token
MOST_OPINION = 12.0  # keeps its exponential small


@dataclasses.dataclass
class Shape:
    width: int = 256
    layers: int = 3
    heads: int = 4
    inner: int = 512
    positions: int = 256
    topics: int = 15
    embedding: int = 128


def attend(q, k, v, visible):
    """Scaled dot-product attention; torch before 2.0 has no kernel of its own for it."""
    if hasattr(functional, 'scaled_dot_product_attention'):
        return functional.scaled_dot_product_attention(q, k, v, attn_mask=visible)
    scores = (q @ k.transpose(-1, -2) * q.shape[-1] ** -.5).float().masked_fill(~visible, MASKED)
    return scores.softmax(-1).to(v.dtype) @ v


class Layer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.heads = shape.heads
        self.attention_norm = nn.LayerNorm(shape.width)
        self.mix = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.inner_norm = nn.LayerNorm(shape.width)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)

    def forward(self, x, visible):
        batch, length, width = x.shape
        q, k, v = self.mix(self.attention_norm(x)).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = attend(q, k, v, visible)
        x = x + self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        return x + self.down(torch.relu(self.up(self.inner_norm(x))))


class Encoder(nn.Module):
    """input_ids [B, L] -> dict of logits; see models/README.md for the heads."""

    HEADS = {'stars': 5, 'sentiment': 3, 'authenticity': 4, 'solicited': 1, 'rated': 15, 'courtesy': 5, 'marks': 3}

    def __init__(self, shape=Shape()):
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(PIECES, shape.width, padding_idx=PAD)
        self.positions = nn.Parameter(torch.randn(shape.positions, shape.width) * .05)
        self.input_norm = nn.LayerNorm(shape.width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.width)
        self.pool = nn.Linear(3 * shape.width, shape.width)
        self.dropout = nn.Dropout(.1)
        self.heads = nn.ModuleDict({name: nn.Linear(shape.width, size) for name, size in self.HEADS.items()})
        self.topic_tokens = nn.Linear(shape.width, shape.topics)
        self.polarity_local = nn.Parameter(torch.randn(shape.topics, shape.width, 3) * .02)
        self.polarity_global = nn.Linear(shape.width, 3 * shape.topics)
        # Opinion of every token, for and against; what both sides of a topic's own words say makes it mixed.
        self.opinion = nn.Linear(shape.width, 2)
        self.polarity_opinion = nn.Parameter(torch.tensor([[-.5, 0, .5], [.5, 0, -.5]]))
        self.embedding = nn.Linear(shape.width, shape.embedding)
        nn.init.constant_(self.topic_tokens.bias, -5)
        for layer in self.layers:
            nn.init.normal_(layer.out.weight, std=.02)
            nn.init.normal_(layer.down.weight, std=.02)

    def states(self, ids):
        """Token states [B, L, width] and the mask [B, L] of real tokens."""
        mask = ids != PAD
        x = self.input_norm(self.pieces(ids) + self.positions[:ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return self.norm(x), mask

    def pooled(self, states, mask):
        """[CLS], mean and maximum over the text, through one dense layer."""
        weight = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        peak = (states + (weight - 1) * 1e4).amax(1)
        return torch.tanh(self.pool(torch.cat([states[:, 0], mean, peak], -1))), mean

    def forward(self, ids):
        states, mask = self.states(ids)
        pooled, mean = self.pooled(states, mask)
        dropped = self.dropout(pooled)
        result = {name: head(dropped).float() for name, head in self.heads.items()}
        tokens = self.topic_tokens(states).float().masked_fill(~mask.unsqueeze(-1), MASKED)
        result['topic_tokens'] = tokens
        result['topics'] = torch.logsumexp(tokens, 1)
        attention = torch.softmax(tokens, 1)
        local = torch.einsum('blt,blw->btw', attention.to(states.dtype), states)
        polarity = torch.einsum('btw,twc->btc', local, self.polarity_local)
        sides = torch.einsum('blt,bls->bts', attention, self.opinion(states).float().clamp(max=MOST_OPINION).exp())
        result['topic_polarity'] = (polarity.float() + (sides + 1e-4).log() @ self.polarity_opinion
                                    + self.polarity_global(dropped).float().view(-1, self.shape.topics, 3))
        result['embedding'] = functional.normalize(self.embedding(mean).float(), dim=-1)
        return result


def narrowed(state, inner):
    """The state of an encoder with `inner` units a layer, from a wider one: the units that move the output most stay.

    After a layer norm the input is near standard normal, which gives a unit's root mean square in closed form.
    """
    state = dict(state)
    for name in [n.removesuffix('.up.weight') for n in state if n.endswith('.up.weight')]:
        up, down = state[f'{name}.up.weight'], state[f'{name}.down.weight']
        if len(up) <= inner:
            continue
        mean = up @ state[f'{name}.inner_norm.bias'] + state[f'{name}.up.bias']
        deviation = (up * state[f'{name}.inner_norm.weight']).norm(dim=1)
        share = mean / deviation
        active = (1 + torch.erf(share / 2 ** .5)) / 2
        square = (mean ** 2 + deviation ** 2) * active + mean * deviation * torch.exp(-share ** 2 / 2) / (2 * torch.pi) ** .5
        kept = (square.clamp(min=0).sqrt() * down.norm(dim=0)).topk(inner).indices.sort().values
        state.update({f'{name}.up.weight': up[kept], f'{name}.up.bias': state[f'{name}.up.bias'][kept], f'{name}.down.weight': down[:, kept]})
    return state
