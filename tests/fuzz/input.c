#include "input.h"

#include "base/memfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct input input_open(const uint8_t *bytes, size_t length)
{
    struct input input = {.fd = memfile_open()};

    if (input.fd < 0 || write(input.fd, bytes, length) != (ssize_t)length) {
        perror("a file in memory");
        exit(EXIT_FAILURE);
    }
    memfile_path(input.fd, input.path);
    return input;
}

void input_close(struct input *input)
{
    close(input->fd);
}
