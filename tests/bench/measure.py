"""Measures runs of the program and of others, and prints tables.

Times are processor time (user and system), except those of batches; memory is
the peak of what is resident.  The least of some rounds counts.
usage: measure.py STIPEND FOLDER, where FOLDER holds a folder for each template
"""
import math
import os
import shutil
import sys
import time

import openpyxl

STIPEND, FOLDER = sys.argv[1:]
TEMPLATES = "upskilling", "scope", "parttime", "team", "doctorate"
LIBRARIES = "xlsxwriter", "openpyxl"
PYTHON = "/usr/bin/python3 -B"
MODEL = """[grant]\ntitle = Growth\ncurrency = EUR\nstart = 2026-01-01
months = %d\n[salary]\namount = 60000\nper = year\n"""
TIER = "[tier.t%d]\npercent = %d\n"
KINDS = "tutoring", "compute", "expense"
LINE = "[%s.line_%d]\nlabel = Line %d\nrate = %d.50\nquantity = %d\nnote = A\n"
SIZES = ([(lines, 12, 2) for lines in (10, 100, 500, 1000)],
         [(10, months, 2) for months in (1, 12, 60, 120)],
         [(100, 12, tiers) for tiers in (1, 2, 4, 8)])


def run(command):
    """The milliseconds of processors, and of a clock on the wall."""
    words = command.split()
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    status, used = os.wait4(process, 0)[1:]
    passed = time.perf_counter() - start
    if status:
        sys.exit("bench: this failed: " + command[:200])
    return (used.ru_utime + used.ru_stime) * 1e3, passed * 1e3


def least(rounds, *commands, clock=0):
    """The least milliseconds of each command; they take turns."""
    times = [[run(command)[clock] for command in commands]
             for _ in range(rounds)]
    return [min(column) for column in zip(*times)]


def memory(command):
    """The megabytes of a command, run by a program that is smaller still."""
    run(f"time -f %M -o {FOLDER}/memory {command}")
    with open(FOLDER + "/memory") as file:
        return int(file.read()) * 1024 / 1e6


def head(title, columns):
    print("\n**%s**\n\n| %s |" % (title, columns))
    print("|" + " --- |" * len(columns.split("|")))


def row(text, *values):
    print("| " + text % values + " |", flush=True)


def judge(value, most=math.inf, least=0):
    return "%.2f%s" % (value, "" if least <= value <= most else " (MISSED)")


def content(path):
    """The names and cells of a workbook, without the results it stores."""
    workbook = openpyxl.load_workbook(path)
    return {n.name: n.attr_text for n in workbook.defined_names.definedName}, [
        (s.title, c.coordinate, c.value, c.number_format, c.font.b, c.font.sz,
         c.fill.fgColor.rgb, c.alignment.horizontal, c.protection.locked)
        for s in workbook for cells in s for c in cells if c.value is not None]


def model(lines, months, tiers):
    path = f"{FOLDER}/{lines}-{months}-{tiers}.ini"
    with open(path, "w") as file:
        file.write(MODEL % months)
        file.writelines(TIER % (t, 10 * t + 20) for t in range(tiers))
        file.write("recommended = yes\n")
        file.writelines(LINE % (KINDS[i % 3], i, i, i % 90 + 1, i % 7 + 1)
                        for i in range(lines))
    return path


head("`write`, and others that make the same workbook",
     "template | ms, the library's | ratio, 1.10 wanted | MB, the library's | "
     "ratio, 1.25 wanted | XlsxWriter's ms | ratio, 5 wanted | "
     "openpyxl's ms | ratio, 12 wanted")
for name in TEMPLATES:
    at = f"{FOLDER}/{name}/"
    ours = f"{STIPEND} write --force -o {at}ours.xlsx templates/{name}.ini"
    floor = f"{at}floor {at}floor.xlsx"
    times = least(41, ours, floor) + least(7, *[
        f"{PYTHON} tests/bench/with_{of}.py {at}calls.pyc {at}{of}.xlsx"
        for of in LIBRARIES])
    sizes = memory(ours), memory(floor)
    run(f"cmp {at}ours.xlsx {at}floor.xlsx")
    for library in LIBRARIES:
        if content(f"{at}ours.xlsx") != content(f"{at}{library}.xlsx"):
            sys.exit(f"bench: {library} makes another workbook of {name}")
    row("%s | %.1f, %.1f | %s | %.1f, %.1f | %s | %.0f | %s | %.0f | %s", name,
        *times[:2], judge(times[0] / times[1], most=1.10),
        *sizes, judge(sizes[0] / sizes[1], most=1.25),
        times[2], judge(times[2] / times[0], least=5),
        times[3], judge(times[3] / times[0], least=12))

head("Commands that write no workbook, and `true`",
     "command | ms, true's | more, 3.5 wanted")
for name in TEMPLATES:
    for command in "compare", "check":
        times = least(201, f"{STIPEND} {command} templates/{name}.ini", "true")
        row("%s %s.ini | %.1f, %.1f | %s", command, name, *times,
            judge(times[0] - times[1], most=3.5))

head("Growth", "command | lines, months, tiers | ms | of each doubling, 2.2 "
     "wanted | MB")
for command in f"write --force -o {FOLDER}/growth.xlsx", "compare":
    for sizes in SIZES:
        commands = [f"{STIPEND} {command} {model(*size)}" for size in sizes]
        times = least(7, *commands)
        for i in range(1, len(sizes)):
            growth = math.prod(sizes[i]) / math.prod(sizes[i - 1])
            row("%s | %s to %s | %.1f to %.1f | %s | %.1f", command.split()[0],
                sizes[i - 1], sizes[i], times[i - 1], times[i],
                judge((times[i] / times[i - 1]) ** (1 / math.log2(growth)),
                      most=2.2),
                memory(commands[i]))

head("`write` of 1,000 lines and 120 months",
     "tiers | ms, 1500 wanted | MB, 100 wanted")
for tiers in 1, 3, 8:
    large = model(1000, 120, tiers)
    command = f"{STIPEND} write --force -o {FOLDER}/large.xlsx {large}"
    row("%d | %s | %s", tiers, judge(*least(3, command), most=1500),
        judge(memory(command), most=100))

head("1,000 templates, by the clock",
     "by | seconds | times faster, 1.8 wanted | MB")
os.makedirs(f"{FOLDER}/models", exist_ok=True)
paths = [f"{FOLDER}/models/{i:04}.ini" for i in range(1000)]
for i, path in enumerate(paths):
    shutil.copy(f"templates/{TEMPLATES[i % 3]}.ini", path)
write, models = f"{STIPEND} write --output-dir {FOLDER}/books", " ".join(paths)
commands = [f"{write} --jobs 1 {models}", f"{write} --jobs 2 {models}",
            f"parallel --will-cite -m -j2 {write} ::: {models}"]
times = least(2, *commands, clock=1)
for by, command, taken, wanted in zip(
        ("--jobs 1", "--jobs 2", "parallel"), commands, times, (1, 1.8, 0)):
    row("%s | %.1f | %s | %.1f", by, taken / 1e3,
        judge(times[0] / taken, least=wanted), memory(command))
