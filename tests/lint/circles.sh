#!/bin/sh
# No module of a folder includes one that includes it, directly or not.
set -eu
bad=0
for folder in src/*/; do
    folder=$(basename "$folder")
    loops=$(
        for file in src/"$folder"/*.c include/"$folder"/*.h; do
            module=$(basename "$file")
            sed -n "s,^#include \"$folder/\(.*\)\.h\"$,${module%.*} \1,p" "$file"
        done | awk '$1 != $2' | tsort 2>&1 >/dev/null
    ) || true
    if [ -n "$loops" ]; then
        echo "modules of src/$folder include each other:" \
            $(echo "$loops" | sed 's/^tsort: //; s/-: input contains a loop://')
        bad=1
    fi
done
exit $bad
