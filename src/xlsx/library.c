#include "xlsx/library.h"

#include <dlfcn.h>
#include <string.h>

/* The library stays loaded until the program ends. */
const char *library_load(struct library *library)
{
    void *file = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_LAZY);
    void *found;

    if (!file)
        return dlerror();
#define FIND(function)                                                         \
    found = dlsym(file, #function);                                            \
    if (!found)                                                                \
        return dlerror();                                                      \
    memcpy(&library->function, &found, sizeof(found));
    LIBRARY_FUNCTIONS(FIND)
#undef FIND
    return NULL;
}
