#include "base/regular.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool regular_is_open(const char *path)
{
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};

    for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
        size_t length = strlen(folders[i]);

        if (!strncmp(path, folders[i], length) && path[length] &&
            !path[length + strspn(path + length, "0123456789")])
            return true;
    }
    return !strcmp(path, "/dev/stdin");
}

static const char *kind_fault(const struct stat *status)
{
    if (S_ISDIR(status->st_mode))
        return "is a folder; name a file in it";
    return S_ISREG(status->st_mode) ? NULL : "is not a regular file";
}

/* Merely opening some devices has effects, so the check comes first. */
FILE *regular_open(const char *path, const char **fault)
{
    struct stat status;
    FILE *file;

    if (regular_is_open(path))
        *fault = NULL;
    else
        *fault = stat(path, &status) ? strerror(errno) : kind_fault(&status);
    file = *fault ? NULL : fopen(path, "re");
    if (!*fault && !file)
        *fault = strerror(errno);
    return file;
}

char *regular_read(const char *path, size_t most, struct arena *arena,
                   size_t *length, const char **fault)
{
    bool standard = !strcmp(path, "-");
    FILE *file = standard ? stdin : regular_open(path, fault);
    char *bytes;

    if (!file)
        return NULL;
    bytes = arena_alloc(arena, most + 2);
    *length = fread(bytes, 1, most + 1, file);
    *fault = ferror(file) ? strerror(errno) : NULL;
    if (!standard)
        fclose(file);
    return *fault ? NULL : bytes;
}
