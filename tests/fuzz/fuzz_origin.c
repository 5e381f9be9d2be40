/* Any bytes as the file in the place of a workbook. */
#include "fuzz.h"
#include "input.h"
#include "xlsx/origin.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input input = input_open(bytes, length);

    origin_is_ours(input.path);
    input_close(&input);
    return 0;
}
