/* What follows by itself: triggers, until none changes anything (flat.py, waking.py). */

#include "states.h"

/* Return where the places lie, in `moves`, in which two rows of numbers differ. */
static i64 moves(Core *core, i64 row, i64 other) {
    u64 key = (u64)row << 32 | (u64)other;
    i64 place = map_get(&core->moved, key);
    if (place >= 0) return place;
    PyObject *found = asked(core, "moved", "(LL)", (long long)row, (long long)other);
    if (found == NULL) return FAILED;
    Py_ssize_t count = PyList_GET_SIZE(found);
    place = (i64)core->moves.count;
    int is_kept = RESERVE(core->moves, (size_t)count + 1);
    if (is_kept == 0) {
        core->moves.at[core->moves.count++] = (i32)count;
        for (Py_ssize_t n = 0; n < count; n++)
            core->moves.at[core->moves.count++] = (i32)PyLong_AsLong(PyList_GET_ITEM(found, n));
        is_kept = map_put(&core->moved, key, place);
    }
    Py_DECREF(found);
    return is_kept < 0 ? FAILED : place;
}

static int add_woken(Core *core, i64 state, i64 before, u64 *found) {
    const u64 *bits = BITS(core, state), *old = BITS(core, before);
    for (size_t word = 0; word < core->words; word++) {
        for (u64 rest = bits[word] & ~old[word]; rest; rest &= rest - 1) {
            Span entries = core->waking[word * 64 + (size_t)lowest(rest)];
            const Entry *entry = core->entries.at + entries.first;
            for (u32 n = 0; n < entries.count; n++, entry++)
                if (!HAS(found, entry->number) && clause_holds(core, entry->clause, bits)) ADD(found, entry->number);
        }
    }
    if (NUMBERS(core, state) == NUMBERS(core, before)) return 0;
    i64 place = moves(core, NUMBERS(core, before), NUMBERS(core, state));
    if (place < 0) return FAILED;
    bits = BITS(core, state);
    for (i32 n = 0; n < core->moves.at[place]; n++) {
        Span entries = core->waking_numbers[core->moves.at[place + 1 + n]];
        const Entry *entry = core->entries.at + entries.first;
        for (u32 k = 0; k < entries.count; k++, entry++)
            if (clause_holds(core, entry->clause, bits)) ADD(found, entry->number);
    }
    return 0;
}

static i64 settled_anew(Core *core, i64 state, i64 origin) {
    size_t words = core->trigger_words;
    u64 *pending = LOCAL(u64, words);
    memset(pending, 0, words * sizeof(u64));
    if (origin < 0) memcpy(pending, SET(core, core->all_triggers), words * sizeof(u64));
    else if (add_woken(core, state, origin, pending) < 0) return FAILED;
    i64 first = state;
    i32 length = 1;
    ARRAY(i32) chain = {NULL, 0, 0};
    CHANGE(core, change);
    size_t word = 0;
    while (word < words) {
        if (!pending[word]) {
            word++;
            continue;
        }
        size_t number = word * 64 + (size_t)lowest(pending[word]);
        pending[word] &= pending[word] - 1;
        if (!holds(core, core->trigger_conditions[number], BITS(core, state))) continue;
        memset(change.clear, 0, core->words * sizeof(u64));
        memset(change.put, 0, core->words * sizeof(u64));
        change.numbers = 0;
        i64 after = add_effects(core, core->trigger_effects[number], state, state, &change) < 0
                        ? FAILED
                        : changed(core, state, &change);
        if (after < 0) goto failed;
        if (after == state) continue;
        if (length > core->most_triggers) {
            Py_XDECREF(asked(core, "endless", "(L)", (long long)state));
            if (!PyErr_Occurred()) PyErr_SetString(PyExc_RuntimeError, "endless triggers");
            goto failed;
        }
        if (add_woken(core, after, state, pending) < 0) goto failed;
        ADD(pending, number);
        word = 0;
        if (chain.count == 0 && PUSH(chain, (i32)state)) goto failed;
        if (PUSH(chain, (i32)after)) goto failed;
        length++;
        state = after;
    }
    if (core->deepest > 0 && length > 1) {
        i64 place = (i64)core->chain.count;
        if (RESERVE(core->chain, (size_t)length + 1) < 0 || map_put(&core->chains, (u64)first, place) < 0) goto failed;
        core->chain.at[place] = length;
        memcpy(core->chain.at + place + 1, chain.at, (size_t)length * sizeof(i32));
        core->chain.count += (size_t)length + 1;
    }
    free(chain.at);
    return state;
failed:
    free(chain.at);
    return FAILED;
}

/* Return the state after its triggers; `origin` is a settled state that it came from, or -1. */
static i64 settled(Core *core, i64 state, i64 origin) {
    i64 found = core->settled.at[state];
    if (found < 0) {
        found = settled_anew(core, state, origin);
        if (found < 0) return FAILED;
        core->settled.at[state] = (i32)found;
        core->settled.at[found] = (i32)found;
    }
    return found;
}

static i64 shown(Core *core, i64 state, i64 action, i64 right) {
    CHANGE(core, change);
    return add_shown(core, state, action, right, &change) < 0 ? FAILED : changed(core, state, &change);
}

/* Return the state after an action and its triggers, where nobody has anything to put right. */
static i64 after(Core *core, i64 state, i64 action) {
    u64 key = (u64)state * (u64)core->actions + (u64)action;
    i64 found = map_get(&core->after, key);
    if (found < 0) {
        found = shown(core, state, action, state);
        if (found >= 0) found = settled(core, found, state);
        if (found < 0 || map_put(&core->after, key, found) < 0) return FAILED;
    }
    return found;
}
