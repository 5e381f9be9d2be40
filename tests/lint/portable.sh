#!/bin/sh
# The sources compile with another C library and other versions of ours.
# usage: tests/lint/portable.sh BUILD
set -eu
compile="-std=c11 -fsyntax-only -Werror -Wall -Wextra -Iinclude -D_GNU_SOURCE"

# musl: its own headers first, then those of the libraries.
if command -v musl-gcc >/dev/null; then
    for source in src/*/*.c; do
        musl-gcc $compile -idirafter /usr/include \
            -idirafter "/usr/include/$(gcc -dumpmachine)" "$source"
    done
else
    echo "portable: no musl-gcc here; skipped" >&2
    [ -z "${CI:-}" ]
fi

# libxlsxwriter from 1.1.6 on has more that is const.
newer="$1/newer"
rm -rf "$newer"
mkdir -p "$newer"
cp -r /usr/include/xlsxwriter.h /usr/include/xlsxwriter "$newer"
sed -i 's/^\( *\)char \*\*value_list/\1const char **value_list/;
        s/lxw_tmpfile(char \*/lxw_tmpfile(const char */;
        s/^    char \*\([a-z_]*\);/    const char *\1;/' \
    "$newer"/xlsxwriter/*.h
grep -q 'const char \*\*value_list' "$newer/xlsxwriter/worksheet.h"
for source in src/xlsx/*.c; do
    ${CC:-cc} $compile -I"$newer" "$source"
done
