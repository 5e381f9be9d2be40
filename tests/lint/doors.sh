#!/bin/sh
# Each library has one door: exactly one file that includes its header.
set -eu
bad=0
for header in iniparser/iniparser.h xlsxwriter.h jansson.h utf8proc.h \
    minizip/unzip.h gmp.h; do
    doors=$(grep -rlE "^#[ 	]*include[ 	]*[<\"]$header" src include)
    if [ "$(echo "$doors" | wc -l)" != 1 ]; then
        echo "$header has more than one door:" $doors
        bad=1
    fi
done
exit $bad
