"""What every training stage shares: learning rate by the clock, optimiser, average of the weights, precision."""
import math
import time

import torch


class Clock:
    """Progress in 0..1 by elapsed time, or by steps where these would end earlier."""

    def __init__(self, seconds, steps=math.inf):
        self.began, self.seconds, self.steps, self.step, self.tokens = time.time(), seconds, steps, 0, 0

    def share(self):
        return max((time.time() - self.began) / self.seconds, self.step / self.steps)

    def rate(self, peak, warm=.05, last=.02):
        """Linear warm-up, then a half cosine (Loshchilov and Hutter 2017)."""
        share = self.share()
        if share < warm or self.step < 20:
            return peak * min(max(share / warm, self.step / 400, 1e-3), 1)
        return peak * max(.5 + .5 * math.cos(math.pi * min((share - warm) / (1 - warm), 1)), last)

    def count(self, ids):
        self.step, self.tokens = self.step + 1, self.tokens + ids.numel()

    def say(self, name, shown):
        print(f'{name} step {self.step} share {self.share():.3f} {time.time() - self.began:.0f} s '
              f'{int(self.tokens / (time.time() - self.began))} tokens/s', shown, flush=True)


def optimiser(model, device, decay=.05):
    """AdamW without decay of embeddings, biases and norms."""
    slow = [p for n, p in model.named_parameters() if p.ndim < 2 or 'pieces' in n or 'positions' in n]
    fast = [p for n, p in model.named_parameters() if not (p.ndim < 2 or 'pieces' in n or 'positions' in n)]
    return torch.optim.AdamW([{'params': slow, 'weight_decay': 0}, {'params': fast, 'weight_decay': decay}], lr=1e-4,
                             betas=(.9, .98), eps=1e-6, fused=True)


def advance(model, optimizer, loss, rate):
    """One clipped step; a step whose gradient is not finite moves nothing."""
    for group in optimizer.param_groups:
        group['lr'] = rate
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    if torch.isfinite(norm):
        optimizer.step()


def follow(average, model, step, longest=.999):
    """Moves the average of the weights."""
    decay = min(longest, 1 - 2 / (step + 1)) if step > 2 else 0
    with torch.no_grad():
        torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - decay)


def autocast(device):
    return torch.autocast(device.split(':')[0], torch.bfloat16)


def prepare(device, seed):
    torch.manual_seed(seed)
    if device.startswith('cuda'):
        torch.backends.cuda.matmul.allow_tf32 = True
        torch.backends.cuda.enable_cudnn_sdp(False)  # flash and memory-efficient kernels take the padding mask safely


class Means:
    """Running means of losses, kept on the device so that printing alone waits for it."""

    def __init__(self):
        self.values = {}

    def add(self, found):
        for name, value in found.items():
            value = value.detach()
            self.values[name] = value if name not in self.values else torch.lerp(self.values[name], value, .03)

    def shown(self):
        return {name: round(value.item(), 3) for name, value in sorted(self.values.items())}
