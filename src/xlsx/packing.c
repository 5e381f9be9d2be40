#include "xlsx/packing.h"

#include "xlsx/scratch.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

FILE *lxw_tmpfile(char *folder);

FILE *lxw_tmpfile(char *folder)
{
    (void)folder;
    return scratch_open();
}

int deflateInit2_(z_streamp stream, int level, int method, int window,
                  int memory, int strategy, const char *version, int size)
{
    void *found = dlsym(RTLD_NEXT, "deflateInit2_");
    __typeof__(deflateInit2_) *zlibs;

    (void)level;
    if (!found)
        return Z_VERSION_ERROR;
    memcpy(&zlibs, &found, sizeof(zlibs));
    return zlibs(stream, Z_BEST_SPEED, method, window, memory, strategy,
                 version, size);
}
