/* Installed in a folder of its own, used from there, and taken away again. */
#include "run.h"
#include "table.h"

/* $D is the folder, $P the installed program; each begins anew. */
static const struct install_case {
    const char *name, *command;
} cases[] = {
    /* clang-format off */
    {"the installed program finds its templates",
     "cd / && $P init --template scope $D/my.ini && $P check $D/my.ini"},
    {"it lists them", "cd / && $P list templates | grep -q '^scope '"},
    {"a read-only home does not matter",
     "mkdir $D/home && chmod 500 $D/home && cd $D && "
     "HOME=$D/home $P init my.ini && HOME=$D/home $P write my.ini && "
     "test -z \"$(ls -A $D/home)\""},
    {"the manual is there", "grep -q '^.Dt STIPEND 1' "
     "$D/usr/share/man/man1/stipend.1"},
    {"the completions are there",
     "grep -q _stipend $D/usr/share/bash-completion/completions/stipend && "
     "grep -q '#compdef stipend' $D/usr/share/zsh/site-functions/_stipend && "
     "grep -q 'complete -c stipend' "
     "$D/usr/share/fish/vendor_completions.d/stipend.fish"},
    {"nothing stays",
     "$MAKE uninstall >/dev/null && cd $D && test -z \"$(find . -type f -o "
     "-name '*stipend*')\" && ! find usr/share -mindepth 1 | grep ."},
    {"a folder with a blank in its name will do",
     "I=\"$MAKE\"; S=\"$D/with a blank\"; touch \"$D/with\"; "
     "$I install PREFIX=\"$S\" DESTDIR= >/dev/null && "
     "\"$S/bin/stipend\" list templates | grep -q scope && "
     "$I uninstall PREFIX=\"$S\" DESTDIR= >/dev/null && test -f $D/with && "
     "test -z \"$(find \"$S\" -type f)\""},
    {"a template of one's own stays",
     "touch $D/usr/share/stipend/templates/mine.ini && $MAKE uninstall "
     ">/dev/null && test -f $D/usr/share/stipend/templates/mine.ini"},
    {"and nothing of others goes",
     "touch $D/usr/share/man/man1/other.1 && $MAKE uninstall >/dev/null && "
     "test -f $D/usr/share/man/man1/other.1"},
    /* clang-format on */
};

static void test_install(void **state)
{
    const struct install_case *c = *state;

    run_well("unset MAKEFLAGS MFLAGS MAKELEVEL; P=$D/usr/bin/stipend; "
             "MAKE=\"make -s -C $PWD BUILD=$(dirname \"$STIPEND\") DESTDIR=$D "
             "PREFIX=/usr\"; $MAKE install >/dev/null && { %s; }",
             c->command);
}

int main(void)
{
    return RUN_TABLE("install", cases, test_install);
}
