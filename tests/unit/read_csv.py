# What Python's csv reads has no formula, whatever sets its fields apart, and
# has the text $T.
import csv, io, os, re, sys


def words(field):
    return field.replace("'", "").split()


text = sys.stdin.buffer.read().decode()
found = False
for mark in ",;\t|":
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
        for field in row:
            bare = field.strip(' \t"')
            if re.match("[-=+@＝＠]", bare) and not re.match("-?[0-9.%]+$", bare):
                sys.exit("with " + repr(mark) + ": " + field)
            found = found or words(field) == words(os.environ["T"])
if not found:
    sys.exit("the text is gone")
