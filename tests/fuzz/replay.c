/*
 * Feeds a target with the files of its folder of corpus/.  The output of
 * the target is discarded.
 */
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void die(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb"), *memory;
    char *bytes = NULL;
    size_t length;
    int c;

    memory = file ? open_memstream(&bytes, &length) : NULL;
    if (!memory)
        die(path);
    while ((c = getc(file)) != EOF)
        putc(c, memory);
    fclose(memory);
    fclose(file);
    LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
    free(bytes);
}

/* The number of files fed. */
static size_t replay_folder(const char *folder)
{
    DIR *all = opendir(folder);
    struct dirent *entry;
    size_t count = 0;

    if (!all)
        die(folder);
    while ((entry = readdir(all))) {
        char path[512];

        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        replay_file(path);
        count++;
    }
    closedir(all);
    return count;
}

int main(int argc, char **argv)
{
    const char *name = argc ? strstr(argv[0], "fuzz_") : NULL;
    FILE *report = fdopen(dup(STDOUT_FILENO), "w");
    int nowhere = open("/dev/null", O_WRONLY);
    char folder[64];
    size_t count;

    if (!name || !report || dup2(nowhere, STDOUT_FILENO) < 0 ||
        dup2(nowhere, STDERR_FILENO) < 0)
        die("replay");
    snprintf(folder, sizeof(folder), "tests/fuzz/corpus/%s",
             name + strlen("fuzz_"));
    count = replay_folder(folder);
    fprintf(report, "%s: %zu inputs replayed\n", name, count);
    fclose(report);
    return count ? EXIT_SUCCESS : EXIT_FAILURE;
}
