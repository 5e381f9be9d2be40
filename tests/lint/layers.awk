# Fails where a file includes a header of a layer that may not be known to it:
# order lists the layers from the top down, and each may use those below.
BEGIN {
    count = split(order, names, " ")
    for (i = 1; i <= count; i++)
        rank[names[i]] = i
}
FNR == 1 {
    split(FILENAME, path, "/")
    self = path[2]
}
/^#[ \t]*include[ \t]*["<](base|model|figure|sheet|report|xlsx|cli)\// {
    sub(/^#[ \t]*include[ \t]*/, "")
    split($0, parts, /["<\/]/)
    if (!(parts[2] in rank) || rank[parts[2]] < rank[self]) {
        print FILENAME ":" FNR ": " self " may not include " parts[2]
        bad = 1
    }
}
END { exit bad }
