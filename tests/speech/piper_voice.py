"""A voice in the form of Piper, made of five nodes: each phoneme id is so many samples of one tone."""

import json
import struct
from pathlib import Path

_PINYIN = [
    *"_^$", "Ø", "zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw", *"aoeiuv", "ai", "ei", "ao", "ou", "an", "en", "ang",
    "eng", "ong", "ia", "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "ueng", "ve", "van", "vn", "er", "ue", *"12345", "。", "？", "！", "，", "、", "；", "：",
]  # fmt: skip


def _varint(n: int) -> bytes:
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes([*out, n])


def _field(number: int, value: bytes | int) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _node(kind: str, inputs: list[str], output: str, attributes: bytes = b"") -> bytes:
    body = b"".join(_field(1, i.encode()) for i in inputs) + _field(2, output.encode())
    return _field(1, body + _field(4, kind.encode()) + attributes)


def _const(name: str, kind: int, dims: list[int], raw: bytes) -> bytes:
    return _field(
        5, b"".join(_field(1, d) for d in dims) + _field(2, kind) + _field(8, name.encode()) + _field(9, raw)
    )


def _io(number: int, name: str, kind: int, dims: list[int | str]) -> bytes:
    shape = b"".join(_field(1, _field(1, d) if isinstance(d, int) else _field(2, d.encode())) for d in dims)
    return _field(number, _field(1, name.encode()) + _field(2, _field(1, _field(1, kind) + _field(2, shape))))


def model() -> bytes:
    """ONNX: output[1,1,1,T] = sin(ramp) with T = ids × 2400 × length scale, the ids heard as loudness."""
    FLOAT, INT64 = 1, 7
    to = _field(5, _field(1, b"to") + _field(3, INT64) + _field(20, 2))
    tof = _field(5, _field(1, b"to") + _field(3, FLOAT) + _field(20, 2))
    nodes = [
        _node("Gather", ["scales", "one"], "length"),
        _node("Cast", ["input_lengths"], "count", tof),
        _node("Mul", ["count", "per"], "wanted"),
        _node("Mul", ["wanted", "length"], "scaled"),
        _node("Cast", ["scaled"], "whole", to),
        _node("Squeeze", ["whole"], "end"),
        _node("Range", ["zero", "end", "step"], "ramp"),
        _node("Cast", ["ramp"], "ramp_f", tof),
        _node("Mul", ["ramp_f", "angle"], "angles"),
        _node("Sin", ["angles"], "sine"),
        _node("Mul", ["sine", "half"], "soft"),
        _node("Unsqueeze", ["soft", "axes"], "output"),
    ]
    consts = [
        _const("one", INT64, [1], struct.pack("<q", 1)),
        _const("zero", INT64, [], struct.pack("<q", 0)),
        _const("step", INT64, [], struct.pack("<q", 1)),
        _const("per", FLOAT, [], struct.pack("<f", 1000.0)),
        _const("angle", FLOAT, [], struct.pack("<f", 0.06)),
        _const("half", FLOAT, [], struct.pack("<f", 0.5)),
        _const("axes", INT64, [3], struct.pack("<3q", 0, 1, 2)),
    ]
    ios = [
        _io(11, "input", INT64, [1, "n"]), _io(11, "input_lengths", INT64, [1]), _io(11, "scales", FLOAT, [3]),
        _io(12, "output", FLOAT, [1, 1, 1, "t"]),
    ]  # fmt: skip
    graph = b"".join(nodes) + _field(2, b"tiny") + b"".join(consts) + b"".join(ios)
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))


def write(folder: Path, name: str = "zh_CN-tiny", kind: str = "pinyin") -> dict[str, object]:
    """The two files of a voice; returns its configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    ipa = [*"_^$ ", *"abcdefghijklmnopqrstuvwxyz", *"ɑəɛɜɪŋɔɕʂʊɨɐɡˈˌː.,?!12345"]
    table = {sign: [n] for n, sign in enumerate(_PINYIN if kind == "pinyin" else ipa)}
    config = {
        "audio": {"sample_rate": 22050}, "espeak": {"voice": "cmn"}, "phoneme_type": kind,
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "num_symbols": 256, "num_speakers": 1, "phoneme_id_map": table, "language": {"code": "zh_CN"},
    }  # fmt: skip
    (folder / f"{name}.onnx").write_bytes(model())
    (folder / f"{name}.onnx.json").write_text(json.dumps(config), "utf-8")
    return config
