/* Searches for a reason in somebody's mind (reasons.py). */

#include "reasons.h"

static int add_entry(Scratch *scratch, i64 step, i64 from, i64 parent, i64 length, i64 shadows, u64 key) {
    u64 number = scratch->step.count;
    if (PUSH(scratch->step, (i32)step) || PUSH(scratch->from, (i32)from) || PUSH(scratch->parent, (i32)parent) ||
        PUSH(scratch->length, (i32)length) || PUSH(scratch->shadows, (i32)shadows) || RESERVE(scratch->heap, 1) < 0)
        return FAILED;
    heap_push(scratch->heap.at, scratch->heap.count, key << 32 | number);
    scratch->heap.count++;
    return 0;
}

/* Write the steps that lead to an entry. */
static int write_path(Scratch *scratch, i64 entry) {
    size_t length = (size_t)scratch->length.at[entry];
    scratch->path.count = 0;
    if (RESERVE(scratch->path, length) < 0) return FAILED;
    scratch->path.count = length;
    for (size_t n = length; n > 0; n--) {
        scratch->path.at[n - 1] = scratch->step.at[entry];
        entry = scratch->from.at[entry];
    }
    return 0;
}

/* What an action must add some of to bring the end nearer, in one of two numberings. */
typedef struct {
    const u64 *bits, *added;
    size_t words;
} Nearer;

static int read_nearer(Core *core, i64 state, i64 number, u64 *room, Nearer *into) {
    Question *question = core->questions[0].at.at[number];
    if (question->is_slow) {
        PyObject *found = asked(core, "nearer", "(iLL)", 0, (long long)state, (long long)number);
        int is_set = found == NULL ? FAILED : set_from(found, room, core->wide_words);
        Py_XDECREF(found);
        into->bits = room;
        into->added = SET(core, core->added);
        into->words = core->wide_words;
        return is_set;
    }
    i64 place = nearer(core, question, state);
    into->added = place < 0 ? NULL : added_by(core, question->rules);
    if (into->added == NULL) return FAILED;
    into->words = question->rules->words;
    memcpy(room, question->awaited.at + place, into->words * sizeof(u64));
    into->bits = room;
    return 0;
}

/* A plan that a search came upon: 1 where it is a reason (which is stored), 0 where not, FAILED; cut: is_cut is set. */
static int is_reason(Core *core, i32 who, i64 mind, const i32 *path, size_t length, i64 value, i64 start, i64 budget,
                     i64 depth, u64 key, int *needless) {
    int found = is_needless(core, who, mind, path, length, value, budget, depth);
    if (found < 0 || core->is_cut) return found < 0 ? FAILED : 0;
    *needless = found;
    if (found) return 0;
    if (remember(core, who, mind, path, length, start, budget) < 0) return FAILED;
    return store_plan(core, &core->plans, key, path, length) < 0 ? FAILED : 1;
}

#define FOUND 1
#define NONE 0
#define OPEN 2 /* that there is none is not the last word */

/* Put in the queue what may be done next in a world that an entry led to. */
static int add_next(Core *core, Scratch *scratch, i32 who, i64 node, i64 entry, i64 remaining, i64 question, i64 shadows) {
    size_t words = core->action_words;
    u64 *allowed = LOCAL(u64, words), *room = LOCAL(u64, core->wide_words);
    i64 state = STATE_OF(core, node), length = scratch->length.at[entry];
    i64 relevant = actions_of(core, core->relevant, "relevant", who);
    i64 touching = remaining == 1 ? actions_of(core, core->touching, "touching", who) : 0;
    i64 opened = open_set(core, state);
    if (relevant < 0 || touching < 0 || opened < 0) return FAILED;
    memset(allowed, 0, words * sizeof(u64));
    if (add_blocked(core, node, who, allowed) < 0) return FAILED;
    u64 any = 0;
    for (size_t n = 0; n < words; n++) {
        u64 word = OPENED(core, opened)[n] & SET(core, core->willed)[n] & SET(core, relevant)[n] & ~allowed[n];
        if (remaining == 1) word &= SET(core, touching)[n];
        allowed[n] = word;
        any |= word;
    }
    if (!any) return 0;
    /* Where as many steps are needed as are left, each must bring the end nearer. */
    Nearer near = {NULL, NULL, 0};
    i64 least = steps(core, 0, state, question);
    if (least < 0 || (least >= remaining && read_nearer(core, state, question, room, &near) < 0)) return FAILED;
    EACH(other, allowed, words) {
        if (near.bits != NULL && !meets(near.added + other * near.words, near.bits, near.words)) continue;
        i64 flat = flat_after(core, node, (i64)other);
        i64 estimate = flat < 0 ? FAILED : steps(core, 0, flat, question);
        if (estimate < 0) return FAILED;
        if (estimate >= remaining) continue;
        u64 priority = (u64)(length + 1 + estimate) * MOST + (u64)(MOST - length);
        if (add_entry(scratch, (i64)other, entry, node, length + 1, shadows, priority) < 0) return FAILED;
    }
    return 0;
}

static int begin_search(Scratch *scratch, i64 action, i64 mind) {
    scratch->step.count = scratch->from.count = scratch->parent.count = scratch->length.count = 0;
    scratch->shadows.count = scratch->heap.count = 0;
    return add_entry(scratch, action, -1, mind, 1, 0, 0);
}

/* Look for a plan, which then is stored. A world is entered once, whatever led there. */
static int search_with(Core *core, Scratch *scratch, i32 who, i64 mind, i64 action, i64 budget, i64 depth, i64 start,
                       i64 question, u64 reason) {
    int was_needless = 0;
    if (begin_search(scratch, action, mind) < 0) return FAILED;
    while (scratch->heap.count) {
        int is_stopped = looks_on(core);
        if (is_stopped) return is_stopped < 0 ? FAILED : OPEN;
        i64 entry = (i64)(heap_pop(scratch->heap.at, scratch->heap.count) & (MANY_ENTRIES - 1));
        scratch->heap.count--;
        i64 length = scratch->length.at[entry], step = scratch->step.at[entry], parent = scratch->parent.at[entry];
        i64 remaining = budget - length;
        if (length > 1) {
            int is_explained = is_open_to(core, who, parent, step, remaining + 1, depth, start);
            if (is_explained < 0) return FAILED;
            if (!is_explained) {
                if (core->is_cut) return OPEN;
                continue;
            }
        }
        i64 node = node_after(core, parent, step);
        if (node < 0) return FAILED;
        u64 place = (u64)node, hash = mixed(place);
        i64 row = table_find(&scratch->entered, &place, 1, hash);
        if (row >= 0 && scratch->entered.rows.at[row].value <= length) continue;
        u64 key = world_key(core, node, who, start);
        if (map_get(&core->dead, key) >= remaining) continue;
        if (row >= 0) scratch->entered.rows.at[row].value = (i32)length;
        else if (table_add(&scratch->entered, &place, 1, hash, (i32)length) < 0) return FAILED;
        i64 state = STATE_OF(core, node), worth = utility(core, state, who);
        int pays = worth < 0 ? FAILED : length > 1 ? is_better(core, worth, start) : 0;
        if (pays < 0) return FAILED;
        if (pays) {
            int needless = 0;
            if (write_path(scratch, entry) < 0) return FAILED;
            int found = is_reason(core, who, mind, scratch->path.at, scratch->path.count, worth, start, budget, depth, reason, &needless);
            if (found) return found < 0 ? FAILED : FOUND;
            if (core->is_cut) return OPEN;
            was_needless = 1;
        } else {
            i64 alive = map_get(&core->alive, key);
            if (alive >= 0 && alive <= remaining) {
                i64 at = node;
                if (write_path(scratch, entry) < 0) return FAILED;
                for (;;) {
                    i64 here = utility(core, STATE_OF(core, at), who);
                    int is_there = here < 0 ? FAILED : is_better(core, here, start);
                    if (is_there < 0) return FAILED;
                    if (is_there) break;
                    i32 next = (i32)map_get(&core->next, world_key(core, at, who, start));
                    at = node_after(core, at, next);
                    if (at < 0 || PUSH(scratch->path, next)) return FAILED;
                }
                i64 end = mind;
                for (size_t n = 0; n < scratch->path.count && end >= 0; n++) end = node_after(core, end, scratch->path.at[n]);
                i64 value = end < 0 ? FAILED : utility(core, STATE_OF(core, end), who);
                if (value < 0) return FAILED;
                int needless = 0;
                int found = is_reason(core, who, mind, scratch->path.at, scratch->path.count, value, start, budget, depth, reason, &needless);
                if (found) return found < 0 ? FAILED : FOUND;
                if (core->is_cut) return OPEN;
            }
        }
        if (remaining <= 0) continue;
        if (add_next(core, scratch, who, node, entry, remaining, question, 0) < 0) return FAILED;
    }
    if (was_needless) return OPEN;
    for (size_t n = 0; n < scratch->entered.rows.count; n++) {
        u64 key = world_key(core, (i64)ROW(scratch->entered, n)[0], who, start);
        i64 left = budget - scratch->entered.rows.at[n].value;
        if (map_get(&core->dead, key) < left && map_put(&core->dead, key, left) < 0) return FAILED;
    }
    return NONE;
}

static int in_order(const void *one, const void *other) {
    u64 a = *(const u64 *)one, b = *(const u64 *)other;
    return a < b ? -1 : a > b;
}

/* Return where a set of shadows lies: they are put in order, each once. */
static i64 shade_of(Scratch *scratch, u64 *shadows, size_t count) {
    qsort(shadows, count, sizeof *shadows, in_order);
    size_t kept = 0;
    for (size_t n = 0; n < count; n++)
        if (kept == 0 || shadows[kept - 1] != shadows[n]) shadows[kept++] = shadows[n];
    u64 hash = hash_of(shadows, kept);
    i64 found = table_find(&scratch->shades, shadows, kept, hash);
    return found >= 0 ? found : table_add(&scratch->shades, shadows, kept, hash, 0);
}

/* Return where a plan's later steps, or some of them, can lead without its first, and in how many steps. */
static i64 shadowed(Core *core, Scratch *scratch, i32 owner, i64 shade, i64 step, i64 budget, i64 depth, i64 start) {
    size_t count = scratch->shades.rows.at[shade].count, found = count;
    u64 *shadows = malloc(2 * count * sizeof(u64));
    if (shadows == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    memcpy(shadows, ROW(scratch->shades, shade), count * sizeof(u64));
    for (size_t n = 0; n < count; n++) {
        i64 node = (i64)(shadows[n] / MOST), taken = (i64)(shadows[n] % MOST);
        int is_taken = is_open(core, STATE_OF(core, node), step);
        if (is_taken > 0) is_taken = is_open_to(core, owner, node, step, budget - taken, depth, start);
        i64 end = is_taken > 0 ? node_after(core, node, step) : is_taken;
        if (end < 0) {
            free(shadows);
            return FAILED;
        }
        if (is_taken) shadows[found++] = (u64)end * MOST + (u64)taken + 1;
    }
    i64 place = shade_of(scratch, shadows, found);
    free(shadows);
    return place;
}

/* Look for a plan, telling worlds apart by what the steps that led there would come to without the first. */
static int search_apart(Core *core, Scratch *scratch, i32 who, i64 mind, i64 action, i64 budget, i64 depth, i64 start,
                        i64 question, u64 reason) {
    u64 alone = (u64)mind * MOST;
    if (begin_search(scratch, action, mind) < 0 || shade_of(scratch, &alone, 1) < 0) return FAILED;
    while (scratch->heap.count) {
        int is_stopped = looks_on(core);
        if (is_stopped) return is_stopped < 0 ? FAILED : NONE;
        i64 entry = (i64)(heap_pop(scratch->heap.at, scratch->heap.count) & (MANY_ENTRIES - 1));
        scratch->heap.count--;
        i64 length = scratch->length.at[entry], step = scratch->step.at[entry], parent = scratch->parent.at[entry];
        i64 remaining = budget - length, shade = scratch->shadows.at[entry];
        if (length > 1) {
            int is_explained = is_open_to(core, who, parent, step, remaining + 1, depth, start);
            if (is_explained < 0) return FAILED;
            if (!is_explained) continue;
            shade = shadowed(core, scratch, who, shade, step, budget, depth, start);
            if (shade < 0) return FAILED;
        }
        if (core->is_cut) return NONE;
        i64 node = node_after(core, parent, step);
        if (node < 0) return FAILED;
        int is_there = 0;
        for (u32 n = 0; n < scratch->shades.rows.at[shade].count; n++)
            is_there |= ROW(scratch->shades, shade)[n] / MOST == (u64)node;
        if (is_there) continue;
        u64 place[2] = {(u64)node, (u64)shade}, hash = hash_of(place, 2);
        i64 row = table_find(&scratch->entered, place, 2, hash);
        if (row >= 0 && scratch->entered.rows.at[row].value <= length) continue;
        if (map_get(&core->dead, world_key(core, node, who, start)) >= remaining) continue;
        if (row >= 0) scratch->entered.rows.at[row].value = (i32)length;
        else if (table_add(&scratch->entered, place, 2, hash, (i32)length) < 0) return FAILED;
        i64 worth = utility(core, STATE_OF(core, node), who);
        int pays = worth < 0 ? FAILED : length > 1 ? is_better(core, worth, start) : 0;
        if (pays < 0) return FAILED;
        if (pays) {
            if (write_path(scratch, entry) < 0) return FAILED;
            int needless = is_needless(core, who, mind, scratch->path.at, scratch->path.count, worth, budget, depth);
            if (needless < 0) return FAILED;
            if (core->is_cut) return NONE;
            if (!needless) {
                if (store_plan(core, &core->plans, reason, scratch->path.at, scratch->path.count) < 0) return FAILED;
                return FOUND;
            }
        }
        if (remaining > 0 && add_next(core, scratch, who, node, entry, remaining, question, shade) < 0) return FAILED;
    }
    return NONE;
}

/* Empty a table that is used again. */
static void forget(Table *table) {
    for (size_t n = 0; n < table->rows.count; n++) {
        size_t slot = table->hashes.at[n] & table->mask;
        while (table->slots[slot].place != (i32)n) slot = (slot + 1) & table->mask;
        table->rows.at[n].from = slot;
    }
    for (size_t n = 0; n < table->rows.count; n++) table->slots[table->rows.at[n].from].place = -1;
    table->rows.count = table->words.count = table->hashes.count = 0;
}

static int search(Core *core, i32 who, i64 mind, i64 action, i64 budget, i64 depth, i64 start, i64 question, u64 reason) {
    if (core->scratch_used == core->scratch.count) {
        Scratch *made = calloc(1, sizeof *made);
        if (made == NULL) {
            PyErr_NoMemory();
            return FAILED;
        }
        if (PUSH(core->scratch, made)) return FAILED;
    }
    Scratch *scratch = core->scratch.at[core->scratch_used++];
    int found = search_with(core, scratch, who, mind, action, budget, depth, start, question, reason);
    forget(&scratch->entered);
    if (found == OPEN) {
        found = NONE;
        if (!core->is_cut) found = search_apart(core, scratch, who, mind, action, budget, depth, start, question, reason);
        forget(&scratch->entered);
        forget(&scratch->shades);
    }
    core->scratch_used--;
    return found;
}
