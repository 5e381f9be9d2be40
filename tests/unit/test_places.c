/*
 * Places in which a file can be written or not, as a user other than root.
 * Every place is a folder with an older workbook, a.xlsx.
 */
#include "run.h"
#include "table.h"

#include <string.h>
#include <unistd.h>

#define HIDDEN ".a.xlsx.stipend-unfinished"

static const struct place_case {
    const char *name;
    const char *before; /* what is done to the place */
    int status;
    const char *said;  /* of a.xlsx, if it cannot be written */
    const char *after; /* what must be true then */
} places[] = {
    /* clang-format off */
    {"an older workbook", "true", 0, NULL, "test $(ls -A) = a.xlsx && is_new"},
    {"nothing", "rm a.xlsx", 0, NULL, "test $(ls -A) = a.xlsx && is_new"},
    {"rights are kept", "chmod 640 a.xlsx", 0, NULL,
     "test $(stat -c %a a.xlsx) = 640 && is_new"},
    {"rights that the mask would not give are kept",
     "chmod 666 a.xlsx; umask 077", 0, NULL,
     "test $(stat -c %a a.xlsx) = 666 && is_new"},
    {"a new file obeys the mask", "rm a.xlsx; umask 027", 0, NULL,
     "test $(stat -c %a a.xlsx) = 640 && is_new"},
    {"a folder whose list lets others read new files",
     "setfacl -d -m u:1:rw,g:1:rw . && chmod 640 a.xlsx", 0, NULL,
     "test $(stat -c %a a.xlsx) = 640 && test $(getfacl -c a.xlsx | wc -l) = 4 "
     "&& is_new"},
    {"a list of its own, in such a folder",
     "setfacl -d -m u:1:rw . && setfacl -m u:2:r a.xlsx", 0, NULL,
     "test $(stat -c %a a.xlsx) = 604 && test $(getfacl -c a.xlsx | wc -l) = 4 "
     "&& is_new"},
    {"a new file in such a folder", "rm a.xlsx; setfacl -d -m u:1:r .", 0, NULL,
     "getfacl a.xlsx | grep -q ^user:daemon:r && is_new"},
    {"a link is followed", "mkdir b; mv a.xlsx b/c; ln -s b/c a.xlsx", 0, NULL,
     "test -L a.xlsx && test $(ls -A b) = c && is_new"},
    {"another name of the same file stays with the old one",
     "ln a.xlsx b", 0, NULL, "cmp b ../old.xlsx && is_new"},
    {"a file that may not be written", "chmod 444 a.xlsx", 1,
     "Permission denied", "is_old"},
    {"a folder that may not be written", "chmod 555 .", 1,
     "Permission denied", "is_old"},
    {"a folder that may not be read", "chmod 333 .", 0, NULL, "is_new"},
    {"a link into a missing folder", "rm a.xlsx; ln -s no/a.xlsx a.xlsx", 1,
     "it is a link that leads nowhere", "test -L a.xlsx"},
    {"a folder in its place", "rm a.xlsx; mkdir a.xlsx", 1,
     "it is a folder", "test -d a.xlsx"},
    {"a pipe in its place", "rm a.xlsx; mkfifo a.xlsx", 1,
     "it is not a regular file", "test -p a.xlsx"},
    {"a device in its place", "rm a.xlsx; ln -s /dev/null a.xlsx", 1,
     "it is not a regular file", "test -L a.xlsx"},
    {"links in a circle", "rm a.xlsx; ln -s a.xlsx a.xlsx", 1,
     "it is a link that leads nowhere", "test -L a.xlsx"},
    {"what a killed run left", "head -c 9999 a.xlsx >" HIDDEN, 0, NULL,
     "test $(ls -A) = a.xlsx && is_new"},
    {"a link planted for it", "echo mine >b; ln -s b " HIDDEN, 0, NULL,
     "test $(cat b) = mine && ! test -e " HIDDEN " && is_new"},
    {"another name of a file planted for it", "echo mine >b; ln b " HIDDEN, 0,
     NULL, "test $(cat b) = mine && ! test -e " HIDDEN " && is_new"},
    {"a pipe planted for it", "mkfifo " HIDDEN, 0, NULL,
     "! test -e " HIDDEN " && is_new"},
    {"a folder planted for it", "mkdir " HIDDEN, 1,
     "another run is writing it, or left a file .*.stipend-unfinished",
     "test -d " HIDDEN " && cmp a.xlsx ../old.xlsx"},
    {"a link to a file that has no name", "exec 3>gone; rm gone a.xlsx; "
     "ln -s /proc/self/fd/3 a.xlsx", 1, "it is a link that leads nowhere",
     "test -L a.xlsx"},
    {"a folder where others may not take files away",
     "chmod 1777 .; echo mine >" HIDDEN, 0, NULL, "is_new"},
    {"no folder for what is temporary", "export TMPDIR=/nowhere", 0, NULL,
     "is_new"},
    {"the size of files is limited to 512 bytes", "ulimit -f 1", 1, "File too large", "is_old"},
    /* clang-format on */
};

/* Places that root has prepared. */
static const struct owned_case {
    struct place_case place;
    const char *root;
} owned[] = {
    /* clang-format off */
    {{"a file of another user", "true", 1, "it belongs to another user",
      "test $(stat -c %u a.xlsx) = 1 && is_old"},
     "chown 1 a.xlsx; chmod 666 a.xlsx"},
    {{"a file of a group that the user is not in", "true", 0, NULL,
      "test $(stat -c %a a.xlsx) = 604 && is_new"},
     "chgrp 1 a.xlsx; chmod 664 a.xlsx"},
    {{"a file of such a group, whose rights are fewer than those of others", "true", 0, NULL,
      "test $(stat -c %a a.xlsx) = 600 && is_new"},
     "chgrp 1 a.xlsx; chmod 604 a.xlsx"},
    {{"a file of such a group, with a list of rights", "true", 0, NULL,
      "test $(stat -c %a a.xlsx) = 600 && test $(getfacl -c a.xlsx | wc -l) = 4 "
      "&& is_new"},
     "chgrp 1 a.xlsx; chmod 660 a.xlsx; setfacl -m u:2:r a.xlsx"},
    /* clang-format on */
};

/* A prefix that drops all rights of root; nothing for other users. */
static const char *as_user(void)
{
    return geteuid() ? ""
                     : "setpriv --reuid=65534 --regid=65534 "
                       "--clear-groups --inh-caps=-all";
}

static void run_in(const struct place_case *c, const char *root)
{
    struct run run = run_shell(
        "cp \"$STIPEND\" $D/stipend && cp tests/cases/small.ini $D && cd $D && "
        "./stipend write $OLDPWD/templates/scope.ini -o old.xlsx "
        ">/dev/null && ./stipend write small.ini -o new.xlsx >/dev/null && "
        "mkdir place && cp old.xlsx place/a.xlsx && chmod 755 . && "
        "{ test $(id -u) != 0 || chown -R 65534:65534 place; } && cd place && "
        "{ %s; } && %s sh -c '%s; ../stipend write ../small.ini -o a.xlsx' "
        "2>../err; "
        "S=$?; cat ../err >&2; chmod 755 .; "
        "is_old() { cmp a.xlsx ../old.xlsx && test $(ls -A | wc -l) = 1; }; "
        "is_new() { cmp a.xlsx ../new.xlsx; }; "
        "{ %s; } || exit 99; exit $S",
        root, as_user(), c->before, c->after);

    if (run.status != c->status)
        fail_msg("status %d: %s%s", run.status, run.out, run.err);
    if (c->said && !strstr(run.err, c->said))
        fail_msg("said: %s", run.err);
    if (c->said)
        assert_ptr_equal(strchr(run.err, '\n'), run.err + strlen(run.err) - 1);
    else
        assert_string_equal(run.err, "");
    run_free(&run);
}

static void test_place(void **state)
{
    run_in(*state, "true");
}

static void test_owned(void **state)
{
    const struct owned_case *c = *state;

    if (geteuid())
        skip();
    run_in(&c->place, c->root);
}

int main(void)
{
    return RUN_TABLE("places", places, test_place) |
           RUN_TABLE("owners", owned, test_owned);
}
