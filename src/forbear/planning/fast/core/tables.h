/* Growing arrays, maps from a word to a number, tables that know a row of words by its place, and sets of bits. */

#ifndef FORBEAR_TABLES_H
#define FORBEAR_TABLES_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef _MSC_VER
#include <intrin.h>
#include <malloc.h>
#define alloca _alloca
static inline int lowest(uint64_t word) {
    unsigned long place;
    _BitScanForward64(&place, word);
    return (int)place;
}
#define count_of(word) ((int)__popcnt64(word))
#else
#include <alloca.h>
#define lowest(word) __builtin_ctzll(word)
#define count_of(word) __builtin_popcountll(word)
#endif

typedef uint64_t u64;
typedef int64_t i64;
typedef int32_t i32;
typedef uint32_t u32;

#define FAILED (-2) /* an exception has been set */
#define NOBODY (-1)

#define ARRAY(type) \
    struct { \
        type *at; \
        size_t count, room; \
    }

static int reserve_(void *array, size_t more, size_t size) {
    struct {
        void *at;
        size_t count, room;
    } *a = array;
    size_t needed = a->count + more;
    if (needed <= a->room) return 0;
    size_t room = a->room ? a->room : 16;
    while (room < needed) room += room / 2 + 8;
    void *at = realloc(a->at, room * size);
    if (at == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    a->at = at;
    a->room = room;
    return 0;
}

#define RESERVE(array, more) reserve_(&(array), (more), sizeof *(array).at)
/* Add one value; the expression is true where there was no memory. */
#define PUSH(array, value) (RESERVE(array, 1) < 0 || ((array).at[(array).count++] = (value), 0))
#define LOCAL(type, count) ((type *)alloca(((count) + 1) * sizeof(type)))

static inline u64 mixed(u64 x) {
    x ^= x >> 32;
    x *= 0x9E3779B97F4A7C15ull;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9ull;
    return x ^ x >> 32;
}

static u64 hash_of(const u64 *words, size_t count) {
    u64 found = count;
    for (size_t n = 0; n < count; n++) found = (found ^ mixed(words[n])) * 0x9E3779B97F4A7C15ull + (found >> 47);
    return mixed(found);
}

/* From a word to a number that is not negative. */
typedef struct {
    struct {
        u64 key;
        i64 value;
    } *at;
    size_t mask, used;
} Map;

static inline i64 map_get(const Map *map, u64 key) {
    if (map->at == NULL) return -1;
    size_t place = mixed(key) & map->mask;
    while (map->at[place].value >= 0) {
        if (map->at[place].key == key) return map->at[place].value;
        place = (place + 1) & map->mask;
    }
    return -1;
}

static void map_set_(Map *map, u64 key, i64 value) {
    size_t place = mixed(key) & map->mask;
    while (map->at[place].value >= 0 && map->at[place].key != key) place = (place + 1) & map->mask;
    if (map->at[place].value < 0) map->used++;
    map->at[place].key = key;
    map->at[place].value = value;
}

static int map_put(Map *map, u64 key, i64 value) {
    if (map->at == NULL || 3 * map->used >= 2 * map->mask) {
        Map larger = {NULL, map->at == NULL ? 15 : 2 * map->mask + 1, 0};
        larger.at = malloc((larger.mask + 1) * sizeof *larger.at);
        if (larger.at == NULL) {
            PyErr_NoMemory();
            return FAILED;
        }
        memset(larger.at, 0xff, (larger.mask + 1) * sizeof *larger.at);
        for (size_t n = 0; map->at != NULL && n <= map->mask; n++)
            if (map->at[n].value >= 0) map_set_(&larger, map->at[n].key, map->at[n].value);
        free(map->at);
        *map = larger;
    }
    map_set_(map, key, value);
    return 0;
}

typedef struct {
    u32 tag; /* the upper half of a row's hash, so that few rows are looked at in vain */
    i32 place;
} Slot;

/* Rows of words, each once, known by its place; `value` is kept beside each. `width`: how many words all have, or 0; where
   it is known a row is found without asking where it lies, which is one look less into far memory. */
typedef struct {
    ARRAY(u64) words;
    ARRAY(struct {
        size_t from;
        u32 count;
        i32 value;
    }) rows;
    ARRAY(u64) hashes;
    Slot *slots;
    size_t mask, width;
} Table;

#define ROW(table, place) ((table).words.at + (table).rows.at[place].from)

static inline int is_row(const Table *table, i32 place, const u64 *words, size_t count) {
    const u64 *row = table->words.at + (size_t)place * table->width;
    if (!table->width) {
        if (table->rows.at[place].count != count) return 0;
        row = ROW(*table, place);
    }
    for (size_t n = 0; n < count; n++)
        if (row[n] != words[n]) return 0;
    return 1;
}

static i64 table_find(const Table *table, const u64 *words, size_t count, u64 hash) {
    if (table->slots == NULL || (table->width && table->width != count)) return -1;
    for (size_t slot = hash & table->mask;; slot = (slot + 1) & table->mask) {
        i32 place = table->slots[slot].place;
        if (place < 0) return -1;
        if (table->slots[slot].tag == (u32)(hash >> 32) && is_row(table, place, words, count)) return place;
    }
}

/* Add a row that is not there; return its place, or FAILED. */
static i64 table_add(Table *table, const u64 *words, size_t count, u64 hash, i32 value) {
    if (table->slots == NULL || 2 * table->rows.count >= table->mask) {
        size_t mask = table->slots == NULL ? 15 : 2 * table->mask + 1;
        Slot *slots = malloc((mask + 1) * sizeof *slots);
        if (slots == NULL) {
            PyErr_NoMemory();
            return FAILED;
        }
        memset(slots, 0xff, (mask + 1) * sizeof *slots);
        for (size_t n = 0; n < table->rows.count; n++) {
            size_t slot = table->hashes.at[n] & mask;
            while (slots[slot].place >= 0) slot = (slot + 1) & mask;
            slots[slot] = (Slot){(u32)(table->hashes.at[n] >> 32), (i32)n};
        }
        free(table->slots);
        table->slots = slots;
        table->mask = mask;
    }
    if (RESERVE(table->words, count) < 0 || RESERVE(table->rows, 1) < 0 || RESERVE(table->hashes, 1) < 0) return FAILED;
    size_t place = table->rows.count;
    if (place >= INT32_MAX) {
        PyErr_NoMemory();
        return FAILED;
    }
    if (place == 0) table->width = count;
    if (table->width != count) table->width = 0;
    table->hashes.at[place] = hash;
    table->hashes.count = place + 1;
    table->rows.at[place].from = table->words.count;
    table->rows.at[place].count = (u32)count;
    table->rows.at[place].value = value;
    memcpy(table->words.at + table->words.count, words, count * sizeof(u64));
    table->words.count += count;
    table->rows.count++;
    size_t slot = hash & table->mask;
    while (table->slots[slot].place >= 0) slot = (slot + 1) & table->mask;
    table->slots[slot] = (Slot){(u32)(hash >> 32), (i32)place};
    return (i64)place;
}

static void table_free(Table *table) {
    free(table->words.at);
    free(table->rows.at);
    free(table->hashes.at);
    free(table->slots);
}

/* Sets of bits. */

#define WORDS(bits) ((size_t)(bits) ? ((size_t)(bits) + 63) / 64 : 1) /* at least one */
#define HAS(set, place) ((set)[(size_t)(place) >> 6] >> ((place) & 63) & 1)
#define ADD(set, place) ((set)[(size_t)(place) >> 6] |= (u64)1 << ((place) & 63))

static inline int is_none(const u64 *set, size_t words) {
    for (size_t n = 0; n < words; n++)
        if (set[n]) return 0;
    return 1;
}

/* Go through the places of the bits that are set; `set` may change in words that have been gone through. */
#define EACH(place, set, words) \
    for (size_t word_##place = 0; word_##place < (words); word_##place++) \
        for (u64 rest_##place = (set)[word_##place]; rest_##place; rest_##place &= rest_##place - 1) \
            for (size_t place = word_##place * 64 + (size_t)lowest(rest_##place), once_##place = 1; once_##place; once_##place = 0)

/* Whole numbers of Python as sets of bits, and back. */

static int set_from(PyObject *number, u64 *set, size_t words) {
    memset(set, 0, words * sizeof(u64));
    if (PyLong_CheckExact(number)) {
        int is_large;
        long long small = PyLong_AsLongLongAndOverflow(number, &is_large);
        if (!is_large && small >= 0) {
            if (words) set[0] = (u64)small;
            return 0;
        }
    }
    PyObject *raw = PyObject_CallMethod(number, "to_bytes", "ns", (Py_ssize_t)(words * 8), "little");
    if (raw == NULL) return FAILED;
    const unsigned char *bytes = (const unsigned char *)PyBytes_AS_STRING(raw);
    for (size_t n = 0; n < words * 8; n++) set[n >> 3] |= (u64)bytes[n] << 8 * (n & 7);
    Py_DECREF(raw);
    return 0;
}

static PyObject *number_from(const u64 *set, size_t words) {
    while (words && !set[words - 1]) words--;
    if (words == 0) return PyLong_FromLong(0);
    if (words == 1) return PyLong_FromUnsignedLongLong(set[0]);
    PyObject *raw = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(words * 8));
    if (raw == NULL) return NULL;
    unsigned char *bytes = (unsigned char *)PyBytes_AS_STRING(raw);
    for (size_t n = 0; n < words * 8; n++) bytes[n] = (unsigned char)(set[n >> 3] >> 8 * (n & 7));
    PyObject *found = PyObject_CallMethod((PyObject *)&PyLong_Type, "from_bytes", "Os", raw, "little");
    Py_DECREF(raw);
    return found;
}

/* A heap of words, the least first. */

static void heap_push(u64 *heap, size_t count, u64 code) {
    size_t place = count;
    while (place > 0) {
        size_t above = (place - 1) / 2;
        if (heap[above] <= code) break;
        heap[place] = heap[above];
        place = above;
    }
    heap[place] = code;
}

static u64 heap_pop(u64 *heap, size_t count) {
    u64 found = heap[0], code = heap[--count];
    size_t place = 0;
    for (;;) {
        size_t below = 2 * place + 1;
        if (below >= count) break;
        if (below + 1 < count && heap[below + 1] < heap[below]) below++;
        if (heap[below] >= code) break;
        heap[place] = heap[below];
        place = below;
    }
    heap[place] = code;
    return found;
}

#endif
