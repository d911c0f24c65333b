"""A training step of a transformer student as PyTorch's own Python does it, beside `limbeck bench step`.

The same network (positions behind the last layer's first one left out, exact GELU, fused attention without dropout,
dropout elsewhere), batch, loss, clipping and fused AdamW. Needs PyTorch 2.7:

    pip install torch==2.7.1
    python torch_step.py [--threads N] [--steps N]
"""

import argparse
import statistics
import time

import torch
import torch.nn.functional as F

BATCH, LENGTH, VOCABULARY, CLASSES, DROPOUT = 32, 64, 8000, 4, 0.1


class Linear(torch.nn.Linear):
    half = False

    def forward(self, x):
        if not self.half:
            return super().forward(x)
        low = torch.bfloat16
        return F.linear(x.to(low), self.weight.to(low), self.bias.to(low)).float()


class Layer(torch.nn.Module):
    def __init__(self, hidden, heads, last):
        super().__init__()
        self.heads, self.last = heads, last
        self.query, self.key, self.value, self.output = (Linear(hidden, hidden) for _ in range(4))
        self.inner, self.outer = Linear(hidden, 4 * hidden), Linear(4 * hidden, hidden)
        self.norms = torch.nn.ModuleList(torch.nn.LayerNorm(hidden, eps=1e-12) for _ in range(2))

    def split(self, x):
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x, mask):
        asked = x[:, :1] if self.last else x
        mixed = F.scaled_dot_product_attention(
            self.split(self.query(asked)), self.split(self.key(x)), self.split(self.value(x)), mask
        )
        mixed = mixed.transpose(1, 2).flatten(2)
        x = self.norms[0](asked + F.dropout(self.output(mixed), DROPOUT))
        return self.norms[1](x + F.dropout(self.outer(F.gelu(self.inner(x))), DROPOUT))


class Student(torch.nn.Module):
    def __init__(self, layers, hidden, heads):
        super().__init__()
        self.words = torch.nn.Embedding(VOCABULARY, hidden)
        self.positions = torch.nn.Embedding(512, hidden)
        self.types = torch.nn.Embedding(2, hidden)
        self.norm = torch.nn.LayerNorm(hidden, eps=1e-12)
        self.layers = torch.nn.ModuleList(Layer(hidden, heads, i == layers - 1) for i in range(layers))
        self.head = torch.nn.Linear(hidden, CLASSES)

    def forward(self, ids, lengths):
        places = torch.arange(ids.shape[1])
        mask = ((places < lengths[:, None]).float() - 1)[:, None, None] * 1e30
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.types.weight[0]
        x = F.dropout(self.norm(x), DROPOUT)
        for layer in self.layers:
            x = layer(x, mask)
        return self.head(F.dropout(x[:, 0], DROPOUT))


def milliseconds(layers, hidden, heads, half, steps):
    torch.manual_seed(1)
    Linear.half = half
    student = Student(layers, hidden, heads)
    parameters = list(student.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in parameters if p.dim() > 1], "weight_decay": 0.01},
            {"params": [p for p in parameters if p.dim() == 1], "weight_decay": 0.0},
        ],
        lr=2.5e-4,
        fused=True,
    )
    ids = torch.randint(VOCABULARY, (BATCH, LENGTH))
    lengths = torch.full((BATCH,), LENGTH)
    gold = torch.randint(CLASSES, (BATCH,))
    teacher = torch.randn(BATCH, CLASSES)
    taken = []
    for _ in range(8 + steps):
        began = time.perf_counter()
        logits = student(ids, lengths)
        soft = F.kl_div(
            F.log_softmax(logits / 2, -1), F.softmax(teacher / 2, -1), reduction="batchmean"
        )
        loss = 0.7 * 4 * soft + 0.3 * F.cross_entropy(logits, gold)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0, foreach=True)
        optimizer.step()
        loss.item()
        taken.append((time.perf_counter() - began) * 1e3)
    return statistics.median(taken[8:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--steps", type=int, default=20)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    print(f"PyTorch {torch.__version__}, {given.threads} threads, batch {BATCH}, length {LENGTH}")
    for layers, hidden, heads in ((3, 384, 12), (2, 128, 2)):
        for half in (False, True):
            took = milliseconds(layers, hidden, heads, half, given.steps)
            name = "BF16" if half else "FP32"
            print(f"{layers} layers of {hidden}, vocabulary {VOCABULARY}, {name}: {took:.1f} ms a step")


if __name__ == "__main__":
    main()
