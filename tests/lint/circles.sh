#!/bin/sh
# No module of a folder includes or calls one that includes or calls it, be it
# by way of others.  Calls are those of the objects in a folder of the build.
# usage: tests/lint/circles.sh build/gcc
set -eu
bad=0

includes() {
    for file in src/"$1"/*.c include/"$1"/*.h; do
        module=$(basename "$file")
        sed -nE "s,^#[ \t]*include[ \t]*[\"<]$1/([a-z]+)\.h.*,${module%.*} \1,p" \
            "$file"
    done
}

# A module, and the module whose function or table it needs.
calls() {
    for object in "$build"/src/"$1"/*.o; do
        nm "$object" | awk -v module="$(basename "$object" .o)" '
            { print module, $(NF - 1), $NF }'
    done | awk '
        $2 != "U" && $2 ~ /[A-Z]/ { home[$3] = $1 }
        $2 == "U" { users[$3] = users[$3] " " $1 }
        END {
            for (name in users)
                if (name in home) {
                    count = split(users[name], each, " ")
                    for (i = 1; i <= count; i++)
                        print each[i], home[name]
                }
        }'
}

build=$1
for folder in src/*/; do
    folder=$(basename "$folder")
    for kind in includes calls; do
        loops=$($kind "$folder" | awk '$1 != $2' | tsort 2>&1 >/dev/null) || true
        if [ -n "$loops" ]; then
            echo "src/$folder has a circle of $kind:" \
                $(echo "$loops" | sed 's/^tsort: //; s/-: input contains a loop://')
            bad=1
        fi
    done
done
exit $bad
