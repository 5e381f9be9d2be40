#!/usr/bin/env python3
"""Says of which tiers the rows of `show budget` do not add up to the ask.

usage: budget_adds_up.py PROGRAM MODEL...
"""
import json
import subprocess
import sys
from decimal import Decimal


def ask(*words):
    run = subprocess.run(words, capture_output=True, text=True)
    return json.loads(run.stdout) if run.returncode == 0 else None


checked = 0
for model in sys.argv[2:]:
    compared = ask(sys.argv[1], "compare", "--format", "json", model)
    if not compared:
        continue
    amount = "Amount (%s)" % compared["currency"]
    requests = {name.split(".")[1]: Decimal(value)
                for name, value in compared["figures"].items()
                if name.startswith("tier.") and name.endswith(".request")}
    for tier, request in requests.items():
        rows = ask(sys.argv[1], "show", "budget", "--tier", tier, "--format",
                   "json", model)
        total = sum(Decimal(row[amount]) for row in rows)
        if total != request:
            print(model, tier, total, "is not", request)
        checked += 1
if checked < 50:
    print("only", checked, "tiers were checked")
