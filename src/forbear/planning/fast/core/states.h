/* Flat states, each once, and what happenings make of them (flat.py, rows.py). */

#include "core.h"

static i64 state_of(Core *core, i64 row, const u64 *bits) {
    u64 *key = LOCAL(u64, core->words + 1);
    key[0] = (u64)row;
    memcpy(key + 1, bits, core->words * sizeof(u64));
    u64 hash = hash_of(key, core->words + 1);
    i64 found = table_find(&core->states, key, core->words + 1, hash);
    if (found >= 0) return found;
    size_t worths = (size_t)core->characters + 1;
    if (RESERVE(core->utility, worths) < 0 || RESERVE(core->seen, worths) < 0) return FAILED;
    if (PUSH(core->settled, -1) || PUSH(core->open, -1)) return FAILED;
    for (size_t n = 0; n < worths; n++) core->utility.at[core->utility.count++] = -1;
    CHARACTERS(core, who) core->seen.at[core->seen.count++] = -1;
    found = table_add(&core->states, key, core->words + 1, hash, 0);
    if (found >= 0 && (found & 1023) == 0 && check(core, found) < 0) return FAILED;
    return found;
}

/* Return where the open actions lie as a set of bits, in `opened`. */
static i64 open_set(Core *core, i64 state) {
    i64 place = core->open.at[state];
    if (place >= 0) return place;
    if (RESERVE(core->opened, core->action_words) < 0) return FAILED;
    place = (i64)core->opened.count;
    core->opened.count += core->action_words;
    u64 *found = core->opened.at + place;
    memset(found, 0, core->action_words * sizeof(u64));
    const u64 *bits = BITS(core, state);
    for (size_t n = 0; n < core->groups.count; n++) {
        const Group *group = core->groups.at + n;
        if (group->bit >= 0 && !HAS(bits, group->bit)) continue;
        const Entry *entry = core->entries.at + group->entries.first;
        for (u32 k = 0; k < group->entries.count; k++, entry++)
            if (clause_holds(core, entry->clause, bits)) ADD(found, entry->number);
    }
    core->open.at[state] = place;
    return place;
}

#define OPENED(core, place) ((core)->opened.at + (place))

static int is_open(Core *core, i64 state, i64 action) {
    i64 place = open_set(core, state);
    return place < 0 ? FAILED : (int)HAS(OPENED(core, place), action);
}

/* Return where the actions lie that a character observes in a state, in `sights_seen`. */
static i64 seen_by(Core *core, i64 state, i32 who) {
    size_t at = (size_t)state * (size_t)core->characters + (size_t)who;
    i64 place = core->seen.at[at];
    if (place >= 0) return place;
    if (RESERVE(core->sights_seen, core->action_words) < 0) return FAILED;
    place = (i64)core->sights_seen.count;
    core->sights_seen.count += core->action_words;
    u64 *found = core->sights_seen.at + place;
    memset(found, 0, core->action_words * sizeof(u64));
    const u64 *bits = BITS(core, state);
    Span sights = core->sights_of[who];
    for (u32 n = 0; n < sights.count; n++) {
        const Sight *sight = core->sights.at + sights.first + n;
        if (!holds(core, sight->when, bits)) continue;
        const u64 *actions = SET(core, sight->actions);
        for (size_t k = 0; k < core->action_words; k++) found[k] |= actions[k];
    }
    core->seen.at[at] = place;
    return place;
}

#define SEEN(core, place) ((core)->sights_seen.at + (place))

/* Return the worth of a state to a character, or to the author (-1). */
static i64 utility(Core *core, i64 state, i64 whose) {
    size_t at = (size_t)state * ((size_t)core->characters + 1) + (size_t)(whose + 1);
    if (core->utility.at[at] >= 0) return core->utility.at[at];
    i64 found = 1;
    Span cases = core->cases_of[whose + 1];
    for (u32 n = 0; n < cases.count; n++) {
        Case *one = core->cases.at + cases.first + n;
        if (!holds(core, one->when, BITS(core, state))) continue;
        found = one->worth;
        u64 key = (u64)(cases.first + n) << 32 | (u64)NUMBERS(core, state);
        if (found == -2 && one->reads_numbers && (found = map_get(&core->worths, key)) < 0) found = -3;
        if (found < 0) {
            int is_written = found == -1, is_kept = found == -3;
            PyObject *bits = number_from(BITS(core, state), core->words);
            found = as_number(bits == NULL ? NULL : asked(core, "utility", "(ONL)", one->value, bits, (long long)NUMBERS(core, state)));
            if (found < 0) return FAILED;
            if (is_written) core->cases.at[cases.first + n].worth = (i32)found;
            if (is_kept && map_put(&core->worths, key, found) < 0) return FAILED;
        }
        break;
    }
    core->utility.at[at] = (i32)found;
    return found;
}

static int is_better(Core *core, i64 one, i64 other) {
    if (one == other || one == 0 || other == 0) return 0;
    u64 key = (u64)one << 32 | (u64)other;
    i64 known = map_get(&core->better, key);
    if (known < 0) {
        known = as_number(asked(core, "better", "(LL)", (long long)one, (long long)other));
        if (known < 0 || map_put(&core->better, key, known) < 0) return FAILED;
    }
    return (int)known;
}

/* Numbers. */

/* Return the place of numbers assigned; takes the reference. */
static i64 assigned_place(Core *core, PyObject *numbers) {
    if (numbers == NULL) return FAILED;
    i64 place = 0;
    if (PyTuple_GET_SIZE(numbers)) {
        PyObject *known = PyDict_GetItemWithError(core->assigned_of, numbers);
        if (known != NULL) {
            place = PyLong_AsLong(known);
        } else if (PyErr_Occurred()) {
            place = FAILED;
        } else {
            place = PyList_GET_SIZE(core->assigned);
            known = PyLong_FromLongLong(place);
            if (known == NULL || PyList_Append(core->assigned, numbers) < 0 ||
                PyDict_SetItem(core->assigned_of, numbers, known) < 0)
                place = FAILED;
            Py_XDECREF(known);
        }
    }
    Py_DECREF(numbers);
    return place;
}

#define ASSIGNED(core, place) PyList_GET_ITEM((core)->assigned, (place))

static const u64 *pattern_of(Core *core, i64 row) {
    while (core->has_pattern.count <= (size_t)row) {
        if (RESERVE(core->patterns, core->words) < 0 || PUSH(core->has_pattern, 0)) return NULL;
        core->patterns.count += core->words;
    }
    if (!core->has_pattern.at[row]) {
        PyObject *number = asked(core, "pattern", "(L)", (long long)row);
        int is_set = number == NULL ? FAILED : set_from(number, core->patterns.at + (size_t)row * core->words, core->words);
        Py_XDECREF(number);
        if (is_set < 0) return NULL;
        core->has_pattern.at[row] = 1;
    }
    return core->patterns.at + (size_t)row * core->words;
}

static i64 row_assigned(Core *core, i64 row, i64 numbers) {
    u64 key = (u64)row << 32 | (u64)numbers;
    i64 found = map_get(&core->rows_assigned, key);
    if (found < 0) {
        found = as_number(asked(core, "assigned", "(LO)", (long long)row, ASSIGNED(core, numbers)));
        if (found < 0 || map_put(&core->rows_assigned, key, found) < 0) return FAILED;
    }
    return found;
}

/* Changes: what is cleared, what is put, the numbers assigned. */

typedef struct {
    u64 *clear, *put;
    i64 numbers;
} Change;

#define CHANGE(core, name) \
    Change name = {LOCAL(u64, (core)->words), LOCAL(u64, (core)->words), 0}; \
    memset(name.clear, 0, (core)->words * sizeof(u64)); \
    memset(name.put, 0, (core)->words * sizeof(u64))

static i64 change_place(Core *core, const Change *change) {
    size_t words = core->words;
    u64 *key = LOCAL(u64, 2 * words + 1);
    memcpy(key, change->clear, words * sizeof(u64));
    memcpy(key + words, change->put, words * sizeof(u64));
    key[2 * words] = (u64)change->numbers;
    u64 hash = hash_of(key, 2 * words + 1);
    i64 found = table_find(&core->changes, key, 2 * words + 1, hash);
    if (found < 0) {
        found = table_add(&core->changes, key, 2 * words + 1, hash, 0);
        if (found >= 0 && PUSH(core->told_of, -1)) return FAILED;
    }
    return found;
}

/* Copy a change: what it points to may move. */
static void read_change(const Core *core, i64 place, Change *change) {
    const u64 *row = ROW(core->changes, place);
    memcpy(change->clear, row, core->words * sizeof(u64));
    memcpy(change->put, row + core->words, core->words * sizeof(u64));
    change->numbers = (i64)row[2 * core->words];
}

/* Return the place of a change that Python made; takes the reference. */
static i64 change_from(Core *core, PyObject *made) {
    if (made == NULL) return FAILED;
    CHANGE(core, change);
    i64 found = FAILED;
    if (PyTuple_Check(made) && PyTuple_GET_SIZE(made) == 3 &&
        set_from(PyTuple_GET_ITEM(made, 0), change.clear, core->words) == 0 &&
        set_from(PyTuple_GET_ITEM(made, 1), change.put, core->words) == 0) {
        change.numbers = assigned_place(core, Py_NewRef(PyTuple_GET_ITEM(made, 2)));
        if (change.numbers >= 0) found = change_place(core, &change);
    }
    Py_DECREF(made);
    return found;
}

static PyObject *change_made(Core *core, i64 place) {
    const u64 *row = ROW(core->changes, place);
    PyObject *clear = number_from(row, core->words);
    PyObject *put = clear == NULL ? NULL : number_from(ROW(core->changes, place) + core->words, core->words);
    if (put == NULL) {
        Py_XDECREF(clear);
        return NULL;
    }
    return Py_BuildValue("(NNO)", clear, put, ASSIGNED(core, (i64)ROW(core->changes, place)[2 * core->words]));
}

static i64 changed(Core *core, i64 state, const Change *change) {
    size_t words = core->words;
    u64 *bits = LOCAL(u64, words);
    const u64 *old = BITS(core, state);
    i64 row = NUMBERS(core, state);
    for (size_t n = 0; n < words; n++) bits[n] = (old[n] & ~change->clear[n]) | change->put[n];
    i64 after = row;
    if (change->numbers) {
        after = row_assigned(core, row, change->numbers);
        const u64 *pattern = after < 0 ? NULL : pattern_of(core, after);
        if (pattern == NULL) return FAILED;
        const u64 *compared = SET(core, core->compared);
        for (size_t n = 0; n < words; n++) bits[n] = (bits[n] & ~compared[n]) | pattern[n];
    }
    if (after == row && memcmp(bits, BITS(core, state), words * sizeof(u64)) == 0) return state;
    if (core->is_mixed) {
        PyObject *number = number_from(bits, words);
        PyObject *with = number == NULL ? NULL : asked(core, "with_mixed", "(NL)", number, (long long)after);
        int is_set = with == NULL ? FAILED : set_from(with, bits, words);
        Py_XDECREF(with);
        if (is_set < 0) return FAILED;
    }
    return state_of(core, after, bits);
}

/* Return what an effect gives to a number in a state. */
static PyObject *evaluated(Core *core, u32 number, i64 state) {
    const Effect *effect = core->effects.at + number;
    u64 key = (u64)number << 32 | (u64)NUMBERS(core, state);
    i64 known = effect->reads_numbers ? map_get(&core->evaluated, key) : -1;
    if (known >= 0) return Py_NewRef(PyList_GET_ITEM(core->values, known));
    PyObject *bits = number_from(BITS(core, state), core->words);
    if (bits == NULL) return NULL;
    PyObject *value = asked(core, "evaluated", "(ONL)", effect->value, bits, (long long)NUMBERS(core, state));
    if (value != NULL && effect->reads_numbers &&
        (map_put(&core->evaluated, key, PyList_GET_SIZE(core->values)) < 0 || PyList_Append(core->values, value) < 0))
        Py_CLEAR(value);
    return value;
}

/* Add what effects do to a change; of several that apply to one fluent the last counts. */
static int add_effects(Core *core, Span effects, i64 state, i64 right, Change *change) {
    PyObject *numbers = NULL;
    for (u32 n = 0; n < effects.count; n++) {
        const Effect *effect = core->effects.at + effects.first + n;
        i64 from = effect->is_world ? state : right;
        if (!holds(core, effect->when, BITS(core, from))) continue;
        if (effect->fluent < 0) {
            const Term *term = core->terms.at + effect->change.first;
            for (u32 k = 0; k < effect->change.count; k++, term++) {
                change->clear[term->word] |= term->care;
                change->put[term->word] = (change->put[term->word] & ~term->care) | term->want;
            }
            continue;
        }
        if (numbers == NULL && (numbers = PyDict_New()) == NULL) return FAILED;
        PyObject *value = evaluated(core, effects.first + n, from);
        PyObject *fluent = value == NULL ? NULL : PyLong_FromLong(core->effects.at[effects.first + n].fluent);
        int is_set = fluent == NULL ? -1 : PyDict_SetItem(numbers, fluent, value);
        Py_XDECREF(value);
        Py_XDECREF(fluent);
        if (is_set < 0) {
            Py_DECREF(numbers);
            return FAILED;
        }
    }
    if (numbers == NULL) return 0;
    PyObject *items = PyDict_Items(numbers);
    Py_DECREF(numbers);
    PyObject *listed = items == NULL ? NULL : PyList_AsTuple(items);
    Py_XDECREF(items);
    change->numbers = assigned_place(core, listed);
    return change->numbers < 0 ? FAILED : 0;
}

/* Make the change that leads from one state to another. */
static int add_difference(Core *core, i64 state, i64 other, Change *change) {
    const u64 *before = BITS(core, state), *after = BITS(core, other);
    for (size_t word = 0; word < core->words; word++) {
        for (u64 rest = after[word] & ~before[word]; rest; rest &= rest - 1) {
            i32 fluent = core->fluent_of_bit[word * 64 + (size_t)lowest(rest)];
            if (fluent < 0) continue;
            Span terms = core->fluent_terms[fluent];
            for (u32 n = 0; n < terms.count; n++) {
                const Term *term = core->terms.at + terms.first + n;
                change->clear[term->word] |= term->care;
            }
            change->put[word] |= rest & -rest;
        }
    }
    if (NUMBERS(core, state) != NUMBERS(core, other)) {
        i64 row = NUMBERS(core, state), then = NUMBERS(core, other);
        u64 key = (u64)row << 32 | (u64)then;
        change->numbers = map_get(&core->differences, key);
        if (change->numbers < 0) {
            change->numbers = assigned_place(core, asked(core, "difference", "(LL)", (long long)row, (long long)then));
            if (change->numbers < 0 || map_put(&core->differences, key, change->numbers) < 0) return FAILED;
        }
    }
    return 0;
}

/* Return the place of those of the numbers assigned whose fluents count, as `name` in Python does. */
static i64 numbers_made(Core *core, const char *name, i64 numbers, i64 other) {
    return assigned_place(core, asked(core, name, "(OL)", ASSIGNED(core, numbers), (long long)other));
}

/* Make the change that an action makes; effects on minds read the state as observers have put it `right`. */
static int add_shown(Core *core, i64 state, i64 action, i64 right, Change *change) {
    if (right == state) return add_effects(core, core->action_effects[action], state, right, change);
    CHANGE(core, then);
    if (add_difference(core, state, right, change) < 0) return FAILED;
    const u64 *read = SET(core, core->read_mask);
    for (size_t n = 0; n < core->words; n++) {
        change->clear[n] &= read[n];
        change->put[n] &= read[n];
    }
    if (change->numbers && (change->numbers = numbers_made(core, "read_alone", change->numbers, 0)) < 0) return FAILED;
    if (add_effects(core, core->action_effects[action], state, right, &then) < 0) return FAILED;
    for (size_t n = 0; n < core->words; n++) {
        change->put[n] = (change->put[n] & ~then.clear[n]) | then.put[n];
        change->clear[n] |= then.clear[n];
    }
    if (!change->numbers) {
        change->numbers = then.numbers;
    } else if (then.numbers) {
        change->numbers = assigned_place(
            core, asked(core, "joined", "(OO)", ASSIGNED(core, change->numbers), ASSIGNED(core, then.numbers)));
        if (change->numbers < 0) return FAILED;
    }
    return 0;
}

/* Set in `into` what is set in `from` and lies `shift` places above (or below, where it is negative). */
static void add_moved(u64 *into, const u64 *from, int shift, const u64 *mask, size_t words) {
    int is_up = shift < 0;
    size_t far = (size_t)(is_up ? -shift : shift);
    size_t whole = far / 64, part = far % 64;
    for (size_t n = 0; n < words; n++) {
        u64 word = 0;
        if (is_up) {
            if (n >= whole) word = from[n - whole] << part;
            if (part && n >= whole + 1) word |= from[n - whole - 1] >> (64 - part);
        } else {
            if (n + whole < words) word = from[n + whole] >> part;
            if (part && n + whole + 1 < words) word |= from[n + whole + 1] << (64 - part);
        }
        into[n] |= word & mask[n];
    }
}

/* Return where the changes lie that each character is told, in `told`; 0: nobody is told anything. */
static i64 told(Core *core, const Change *change) {
    const u64 *anyones = SET(core, core->anyones);
    int is_anyones = change->numbers != 0;
    for (size_t n = 0; n < core->words && !is_anyones; n++) is_anyones = (change->clear[n] & anyones[n]) != 0;
    if (!is_anyones) return 0;
    i64 place = change_place(core, change);
    if (place < 0) return FAILED;
    if (core->told_of.at[place] >= 0) return core->told_of.at[place];
    i32 *found = LOCAL(i32, core->characters);
    CHANGE(core, part);
    u64 *from = LOCAL(u64, core->words);
    CHARACTERS(core, who) {
        const u64 *own = SET(core, core->own_mask[who]);
        memset(part.clear, 0, core->words * sizeof(u64));
        memset(part.put, 0, core->words * sizeof(u64));
        part.numbers = 0;
        Span views = core->views_of[who];
        for (int is_put = 0; is_put < 2; is_put++) {
            for (size_t n = 0; n < core->words; n++) from[n] = (is_put ? change->put[n] : change->clear[n]) & own[n];
            if (!is_put && is_none(from, core->words)) break;
            for (u32 n = 0; n < views.count; n++) {
                const View *view = core->views.at + views.first + n;
                add_moved(is_put ? part.put : part.clear, from, view->shift, SET(core, view->mask), core->words);
            }
        }
        if (change->numbers && (part.numbers = numbers_made(core, "believed", change->numbers, who)) < 0) return FAILED;
        i64 one = change_place(core, &part);
        if (one < 0) return FAILED;
        found[who] = (i32)one;
    }
    if (RESERVE(core->told, (size_t)core->characters) < 0) return FAILED;
    i64 at = (i64)core->told.count;
    memcpy(core->told.at + at, found, (size_t)core->characters * sizeof(i32));
    core->told.count += (size_t)core->characters;
    core->told_of.at[place] = at;
    return at;
}

/* Return a state in which somebody's belief fluents are what their mind has for what they are about. */
static i64 with_belief(Core *core, i64 state, i64 mind, i32 who) {
    CHANGE(core, change);
    u64 *from = LOCAL(u64, core->words), *every = LOCAL(u64, core->words);
    memset(every, 0xff, core->words * sizeof(u64));
    memcpy(change.clear, SET(core, core->own_mask[who]), core->words * sizeof(u64));
    Span views = core->views_of[who];
    for (u32 n = 0; n < views.count; n++) {
        const View *view = core->views.at + views.first + n;
        const u64 *bits = BITS(core, mind), *mask = SET(core, view->mask);
        for (size_t k = 0; k < core->words; k++) from[k] = bits[k] & mask[k];
        add_moved(change.put, from, -view->shift, every, core->words);
    }
    if (core->has_numeric[who]) {
        change.numbers = assigned_place(core, asked(core, "numeric", "(Li)", (long long)NUMBERS(core, mind), who));
        if (change.numbers < 0) return FAILED;
    }
    return changed(core, state, &change);
}
