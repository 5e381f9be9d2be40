#!/bin/sh
# Has LibreOffice and Gnumeric compute the workbooks of books/ anew, into
# libreoffice/ and gnumeric/.  Prints a dot for every tenth on descriptor 3, if
# that is open, and in the end how many workbooks there are.
# usage: tests/recalculation/recalculate.sh FOLDER [WORKBOOK...]
set -u
self=$(realpath "$0")
cd "$1" || exit 1
shift

# Without workbooks: shares them out, as LibreOffice slows down with the number
# of files in one call.
if [ $# = 0 ]; then
    (: >&3) 2>/dev/null || exec 3>/dev/null
    find books -name '*.xlsx' | sort | xargs -r -n 45 -P "${JOBS:-2}" sh "$self" .
    status=$?
    find books -name '*.xlsx' | wc -l
    exit $status
fi

# Each instance has a profile, which says that stored results are not trusted.
profile=$PWD/profile.$$
mkdir -p "$profile/user"
cat >"$profile/user/registrymodifications.xcu" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
END

dots() {
    lines=0
    while read -r line; do
        lines=$((lines + 1))
        [ $((lines % 10)) != 0 ] || printf . >&3
    done
}

convert() {
    timeout 1800 soffice "-env:UserInstallation=file://$profile" --headless \
        --convert-to xlsx --outdir libreoffice "$@" | dots
}

convert "$@"

# In a fresh system it does not always start the first time.
missing=
for book in "$@"; do
    [ -f "libreoffice/${book##*/}" ] || missing="$missing $book"
done
[ -z "$missing" ] || convert $missing

for book in "$@"; do
    timeout 60 ssconvert --recalc "$book" "gnumeric/${book##*/}"
    echo
done | dots
rm -r "$profile"
