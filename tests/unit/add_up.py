#!/usr/bin/env python3
"""Reads explanations as CSV and says which sums and products do not add up.

Each text in words that is arithmetic, such as "5.00 Rate × 3 Quantity", is
computed and compared with the value of its step.
"""
import csv
import re
import sys
from fractions import Fraction

NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:/(\d+))?( %)?")
TAIL = re.compile(
    r", (?:less|more) than|, in (?:all|one|the|\d)|, the worth|, which|"
    r", rounded|, not below|; |, for ")
BRACKET = re.compile(
    r"([\d.]+ %) of ([\d,.]+)(?: (?:above|from|up to) [\d,.]+"
    r"(?: to [\d,.]+)?)?")
DAYS = re.compile(r"(\d[\d,]*) days? from [\d-]+ to [\d-]+")


def tokens(text):
    """Numbers, signs and parentheses; a label goes with its number."""
    found, at = [], 0
    while at < len(text):
        if text[at] in "()+-×/":
            found.append(text[at])
        elif text[at] != " ":
            number = NUMBER.match(text, at)
            if not number:
                return None
            value = Fraction(number[1].replace(",", ""))
            value /= int(number[2] or 1) * (100 if number[3] else 1)
            found.append(value)
            at, depth = number.end(), 0
            while at < len(text) and not (
                    depth == 0 and (text[at] == ")" or
                                    re.match(r" [-+×/] [\d(]", text[at:]))):
                depth += (text[at] == "(") - (text[at] == ")")
                at += 1
            continue
        at += 1
    return found


def single(rest):
    token = rest.pop(0)
    if token == "-":
        return -single(rest)
    if token != "(":
        return token
    value = total(rest)
    rest.pop(0)
    return value


def product(rest):
    value = single(rest)
    while rest and rest[0] in ("×", "/"):
        if rest.pop(0) == "×":
            value *= single(rest)
        else:
            value /= single(rest)
    return value


def total(rest):
    value = product(rest)
    while rest and rest[0] in ("+", "-"):
        sign = 1 if rest.pop(0) == "+" else -1
        value += sign * product(rest)
    return value


def is_computed(step):
    """Whether a step is a number that its words compute."""
    return (re.fullmatch(r"-?[\d.]+", step["value"]) and
            re.match(r"[-(\d]", step["words"]) and
            not re.match(r"\d+-|.* to (a|the nearest) multiple|[\d.,]+ of ",
                         step["words"]))


def check(step):
    """Whether the words give the value; None if they are no arithmetic."""
    words = TAIL.split(step["words"])[0]
    words = BRACKET.sub(r"(\1 × \2)", words)
    words = re.sub(r"([\d,.]+) from [\d,.]+ on", r"\1", words)
    found = tokens(DAYS.sub(r"\1", words))
    if not found or not is_computed(step):
        return None
    value = total(found)
    if "rounded down" in step["words"]:
        value = Fraction(value.numerator // value.denominator)
    if "not below 0" in step["words"]:
        value = max(value, Fraction(0))
    if re.search(r"share|set_aside", step["name"]):
        value *= 100
    places = len(step["value"].partition(".")[2])
    least = Fraction(1, 2 * 10 ** places) + Fraction(1, 10 ** 6)
    return abs(value - Fraction(step["value"])) <= least


steps = checked = 0
for step in csv.DictReader(sys.stdin):
    if step["level"] == "level" or not step["words"]:
        continue
    steps += 1
    is_right = check(step)
    checked += is_right is not None
    if is_right is False:
        print(step["name"], "=", step["value"], "is not", step["words"])
if checked < steps / 3:
    print("only", checked, "of", steps, "steps are arithmetic")
