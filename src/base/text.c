#include "base/text.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

enum {
    NAME_LONGEST = 31,
    WORD_LONGEST = 63
};

/* Marks that change the order in which a text and amounts are shown. */
static bool turns_order(utf8proc_int32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
}

int32_t text_character(const char *text, size_t length, size_t *bytes)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text,
                                              (utf8proc_ssize_t)length, &c);

    *bytes = taken > 0 ? (size_t)taken : 1;
    return taken > 0 ? c : -1;
}

const char *text_fault(const char *text, size_t length, size_t *bytes)
{
    utf8proc_int32_t c = text_character(text, length, bytes);

    if (c < 0)
        return "is not valid UTF-8";
    if (c == 0)
        return "is a NUL character";
    if (c == 0xFFFE || c == 0xFFFF)
        return "is not a character";
    if (c == 0x2028 || c == 0x2029)
        return "is a Unicode line break";
    if (turns_order(c))
        return "is an invisible mark that changes the order of letters";
    if (c != '\t' && utf8proc_category(c) == UTF8PROC_CATEGORY_CC)
        return "is a control character";
    return NULL;
}

const char *text_problem(const char *text)
{
    size_t left = strlen(text), bytes;
    const char *fault = NULL;

    for (; left && !fault; text += bytes, left -= bytes)
        fault = text_fault(text, left, &bytes);
    return fault;
}

int text_part_width(const char *text, size_t length)
{
    size_t bytes;
    int32_t c;
    int width = 0;

    while (length && (c = text_character(text, length, &bytes)) >= 0) {
        width += utf8proc_charwidth(c);
        text += bytes;
        length -= bytes;
    }
    return width;
}

int text_width(const char *text)
{
    return text_part_width(text, strlen(text));
}

void text_pad(FILE *out, const char *text, int width, bool right)
{
    int blanks = width - text_width(text);

    if (blanks < 0)
        blanks = 0;
    if (right)
        fprintf(out, "%*s%s", blanks, "", text);
    else
        fprintf(out, "%s%*s", text, blanks, "");
}

size_t text_cut(const char *text, size_t longest)
{
    size_t length = strnlen(text, longest);

    while (length && (text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

bool text_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

char *text_skip_blanks(char *text)
{
    return text + strspn(text, " \t");
}

char *text_trim(char *text)
{
    size_t length;

    text = text_skip_blanks(text);
    length = strlen(text);
    while (length && text_is_blank(text[length - 1]))
        text[--length] = '\0';
    return text;
}

void text_lower(char *text)
{
    for (; *text; text++)
        *text = (char)tolower((unsigned char)*text);
}

const char *text_uppered(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    for (char *c = copy; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    return copy;
}

const char *text_lowered(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    text_lower(copy);
    return copy;
}

bool text_same_letters(const char *a, const char *b)
{
    return !strcasecmp(a, b);
}

bool text_is_name(const char *text)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_");

    return text[0] >= 'a' && text[0] <= 'z' && !text[length] &&
           length <= NAME_LONGEST;
}

char *text_printable(char *text)
{
    size_t left = strlen(text), bytes;

    for (char *c = text; left; c += bytes, left -= bytes)
        if (text_fault(c, left, &bytes) || *c == '\t')
            memset(c, '?', bytes);
    return text;
}

const char *text_shown(struct arena *arena, const char *text)
{
    return text_printable(arena_copy(arena, text));
}

const char *text_folded(struct arena *arena, const char *text)
{
    size_t left = strlen(text), bytes;
    char *copy = arena_alloc(arena, 4 * left + 1), *to = copy;

    for (; left; text += bytes, left -= bytes) {
        int32_t c = text_character(text, left, &bytes);

        to += utf8proc_encode_char(utf8proc_tolower(c < 0 ? '?' : c),
                                   (utf8proc_uint8_t *)to);
    }
    return copy;
}

int text_length(const char *text)
{
    size_t left = strlen(text), bytes;
    int count = 0;

    for (; left; text += bytes, left -= bytes, count++)
        text_character(text, left, &bytes);
    return count;
}

bool text_has_word(const char *words, const char *word)
{
    size_t length = strlen(word);

    while (words && *words) {
        size_t next = strcspn(words, " ,\t");

        if (next && next == length && !strncasecmp(words, word, length))
            return true;
        words += next;
        words += strspn(words, " ,\t");
    }
    return false;
}
