#!/usr/bin/python3
"""Round trip: what ICU formats in a locale is found again in a text of that locale, with the right span and value.

    cldr_test.py KIJI PACK FAILING [--write] [--misses ITEM]

For each of ICU's locales one article, a paragraph for each date, amount of money, percentage, decimal and measure. FAILING lists
what is not found: it may only shrink. --write writes it anew; --misses shows an item's failures (unit-short, date-full ...)."""
import argparse
import collections
import datetime
import json
import pathlib
import re
import subprocess
import sys

import icu

# In percent; they may only rise. 97 is what a language should have; hand-written figures know the units that newspapers name, not
# all of CLDR's, unless dictionaries/cldr/beside.tsv puts the machine-made ones behind them.
FLOORS = {"en": 90.5, "zh": 60.5, "ko": 93.0, "de": 68.0, "fr": 73.5, "ru": 54.5, "ar": 37.0, "ja": 76.0, "all": 90.0}
DATES = [datetime.date(2026, 1, 31), datetime.date(2025, 11, 5), datetime.date(2024, 7, 23)]
STYLES = {"full": icu.DateFormat.kFull, "long": icu.DateFormat.kLong, "medium": icu.DateFormat.kMedium}
WIDTHS = {"short": icu.UNumberUnitWidth.SHORT, "long": icu.UNumberUnitWidth.FULL_NAME}
LENGTHS = {"second": "PT5S", "minute": "PT5M", "hour": "PT5H", "day": "P5D", "week": "P5W", "month": "P5M", "year": "P5Y",
           "decade": "P50Y", "century": "P500Y"}
IGNORED = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\ufeff\u00ad\\s]+")


def known_units(dictionaries):
    """Units of the common list that ICU can format."""
    available = {u.getIdentifier() for kind in icu.MeasureUnit.getAvailableTypes() if kind != "currency"
                 for u in icu.MeasureUnit.getAvailable(kind)}
    lines = (dictionaries / "und" / "unit.tsv").read_text().splitlines()
    units = [line.split("\t")[0] for line in lines if line and line[0] != "#"]
    return sorted({u for u in units if u in available} | set(LENGTHS) & available | {"percent"})


def with_region(locale):
    out = icu.Locale(locale.getName())
    out.addLikelySubtags()
    return out


def measured(locale, unit, width):
    formatter = icu.NumberFormatter.withLocale(locale).unit(icu.MeasureUnit.forIdentifier(unit))
    return formatter.unitWidth(WIDTHS[width]).formatInt(5)


def items_of(locale, units):
    """(item, text, values that are right)."""
    out = []
    for style, number in STYLES.items():
        form = icu.DateFormat.createDateInstance(number, locale)
        form.setTimeZone(icu.TimeZone.createTimeZone("Etc/UTC"))
        for day in DATES:
            noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.timezone.utc)
            out.append(("date-" + style, form.format(noon), {day.isoformat()}))
    for text, value in (("percent", 20), ("percent", 12.5)):
        form = icu.NumberFormat.createPercentInstance(locale)
        form.setMaximumFractionDigits(1)
        out.append((text, form.format(value / 100), {"%g percent" % value}))
    form = icu.NumberFormat.createInstance(locale)
    for value in (1234.5, 0.75, 12345678):
        out.append(("decimal", form.format(value), {"%.10g" % value}))
    own = icu.NumberFormat.createCurrencyInstance(with_region(locale)).getCurrency()
    for code in dict.fromkeys([own, "EUR", "USD"]):
        if not code or code == "XXX":
            continue
        for width, number in (("sign", icu.UNumberUnitWidth.SHORT), ("code", icu.UNumberUnitWidth.ISO_CODE),
                              ("name", icu.UNumberUnitWidth.FULL_NAME)):
            form = icu.NumberFormatter.withLocale(locale).unit(icu.CurrencyUnit(code)).unitWidth(number)
            out.append(("money-" + width, form.formatInt(1250), {"1250 " + code}))
    for width in WIDTHS:
        texts = collections.defaultdict(set)
        for unit in units:
            values = {LENGTHS[unit]} if unit in LENGTHS else {"5 " + unit}
            texts[measured(locale, unit, width)] |= values
        for text, values in texts.items():  # a text that stands for two units may be read as either
            out.append(("unit-" + width, text, values))
    return out


def article(name, items):
    return json.dumps({"id": name, "lang": name.replace("_", "-"), "published": "2026-02-01",
                       "text": "\n".join(text for _, text, _ in items)}, ensure_ascii=False)


def facts_of(record):
    """(start, end) -> values."""
    text = record["text"]
    out = collections.defaultdict(set)
    for time in record["times"]:
        out[trimmed(text, time["start"], time["end"])].add(time.get("value", ""))
    for figure in record["figures"]:
        if "value" in figure:
            value = "%.10g" % figure["value"] + (" " + figure["unit"] if "unit" in figure else "")
            out[trimmed(text, figure["start"], figure["end"])].add(value)
    return out


def trimmed(text, start, end):
    while start < end and IGNORED.fullmatch(text[start]):
        start += 1
    while start < end and IGNORED.fullmatch(text[end - 1]):
        end -= 1
    return start, end


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kiji")
    parser.add_argument("pack")
    parser.add_argument("failing", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--misses", default="")
    arguments = parser.parse_args()
    units = known_units(pathlib.Path(__file__).resolve().parents[2] / "dictionaries")
    names = sorted(icu.Locale.getAvailableLocales())
    items = {name: items_of(icu.Locale(name), units) for name in names}
    lines = "\n".join(article(name, items[name]) for name in names) + "\n"
    run = subprocess.run([arguments.kiji, "extract", "--from", "jsonl", "--pack", arguments.pack, "-"], input=lines.encode(),
                         stdout=subprocess.PIPE, check=True)
    records = {r["id"]: r for r in map(json.loads, run.stdout.decode().splitlines())}
    tried, found = collections.Counter(), collections.Counter()
    failing = collections.defaultdict(lambda: collections.defaultdict(set))
    for name in names:
        facts = facts_of(records[name])
        at = 0
        language = icu.Locale(name).getLanguage()
        for item, text, values in items[name]:
            right = facts.get(trimmed(records[name]["text"], at, at + len(text)), set()) & values
            for key in ("all", language, "kind " + item):
                tried[key] += 1
                found[key] += bool(right)
            if not right:
                failing[item][min(values)].add(name)
                if arguments.misses and arguments.misses in (item, language, name):
                    print(name, item, text, "|".join(sorted(values)),
                          {records[name]["text"][s:e]: v for (s, e), v in facts.items() if s < at + len(text) and e > at})
            at += len(text) + 1
    listed = "# What the round trip does not find (tests/data/cldr_test.py): kind, value, locales. May only shrink.\n"
    for item in sorted(failing):
        for value in sorted(failing[item]):
            listed += "%s\t%s\t%s\n" % (item, value, " ".join(sorted(failing[item][value])))
    share = lambda key: 100 * found[key] / max(1, tried[key])
    for key in sorted(k for k in tried if k.startswith("kind ")):
        print("%-18s %6d of %6d  %6.2f %%" % (key[5:], found[key], tried[key], share(key)))
    low = sorted((share(k), k) for k in tried if not k.startswith("kind ") and k != "all")
    print("lowest: " + " ".join("%s %.1f" % (k, s) for s, k in low[:40]))
    for key in FLOORS:
        print("%-18s %6d of %6d  %6.2f %%" % (key, found[key], tried[key], share(key)))
    if arguments.write:
        arguments.failing.write_text(listed)
        return
    wrong = [key for key, floor in FLOORS.items() if share(key) < floor]
    for key in wrong:
        print("%s: %.2f %% is below its floor" % (key, share(key)))
    allowed = set(pairs(arguments.failing.read_text()))
    new = [pair for pair in pairs(listed) if pair not in allowed]
    for pair in new[:40]:
        print("not found, and not in %s: %s" % (arguments.failing.name, " ".join(pair)))
    gone = len(allowed) - len(allowed & set(pairs(listed)))
    if gone:
        print("%d of %s are found now: write it anew" % (gone, arguments.failing.name))
    if wrong or new or gone:
        sys.exit(1)


def pairs(text):
    for line in text.splitlines():
        if line and line[0] != "#":
            item, value, names = line.split("\t")
            for name in names.split(" "):
                yield item, value, name


if __name__ == "__main__":
    main()
