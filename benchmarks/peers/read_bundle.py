#!/usr/bin/env python3
"""Reads a bundle of architecture transformer with other people's tools and holds it against its golden outputs.

    pip install onnxruntime tokenizers
    python benchmarks/peers/read_bundle.py BUNDLE

Texts are cut by Hugging Face's tokenizers, each graph is run by ONNX Runtime's own Python package, one text at a time and
without padding. Ends with 1 if an FP32 logit differs by more than 1e-4, or if the compressed graph gives another label or
a probability that differs by more than 0.02: the tolerances of docs/bundle.md.
"""
import json
import math
import pathlib
import sys

import onnxruntime
import tokenizers

GRAPHS = {"FP32": "model.onnx", "INT8": "model.int8.onnx"}


def softmax(logits, temperature):
    highest = max(logits)
    parts = [math.exp((logit - highest) / temperature) for logit in logits]
    return [part / sum(parts) for part in parts]


def answers(graph, tokenizer, texts):
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    for text in texts:
        ids = tokenizer.encode(text).ids
        yield session.run(["logits"], {"input_ids": [ids], "attention_mask": [[1] * len(ids)]})[0][0].tolist()


def main():
    folder = pathlib.Path(sys.argv[1])
    bundle = json.loads((folder / "bundle.json").read_text())
    goldens = json.loads((folder / "goldens.json").read_text())
    labels = json.loads((folder / "config.json").read_text())["id2label"]
    if [labels[str(i)] for i in range(len(labels))] != bundle["labels"]:
        sys.exit("config.json names other labels than bundle.json")
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    texts = [golden["text"] for golden in goldens["inputs"]]
    failed = False
    for variant in bundle["variants"]:
        precision = variant["precision"].upper()
        logits = apart = 0.0
        same = 0
        expected = {name.upper(): rows for name, rows in goldens["logits"].items()}[precision]
        for golden, answer in zip(expected, answers(folder / GRAPHS[precision], tokenizer, texts)):
            logits = max(logits, *(abs(a - b) for a, b in zip(golden, answer)))
            ours, theirs = (softmax(row, variant["temperature"]) for row in (golden, answer))
            apart = max(apart, *(abs(a - b) for a, b in zip(ours, theirs)))
            same += ours.index(max(ours)) == theirs.index(max(theirs))
        print(f"{precision}: {same} of {len(texts)} labels the same, logits differ by {logits:.1e}, "
              f"probabilities by {apart:.1e}")
        failed |= logits > 1e-4 if precision == "FP32" else same < len(texts) or apart > 0.02
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
