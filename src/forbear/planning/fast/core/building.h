/* The tables of a core, read from what Python says of its task (linking.py). */

#include "queue.h"

#include <structmember.h>

static PyObject *said(PyObject *spec, const char *name) {
    PyObject *found = PyDict_GetItemString(spec, name);
    if (found == NULL) PyErr_Format(PyExc_KeyError, "core: %s", name);
    return found;
}

static i64 said_number(PyObject *spec, const char *name) {
    PyObject *found = said(spec, name);
    return found == NULL ? FAILED : PyLong_AsLongLong(found);
}

/* Return where a set of bits is put, in `sets`. */
static i64 set_put(Core *core, PyObject *number, size_t words) {
    if (number == NULL || RESERVE(core->sets, words + 1) < 0) return FAILED;
    i64 place = (i64)core->sets.count;
    if (set_from(number, core->sets.at + place, words) < 0) return FAILED;
    core->sets.count += words;
    return place;
}

/* Read two sets of bits as terms, one for each word in which the first has any. */
static int read_terms(Core *core, PyObject *care, PyObject *want, Span *into) {
    u64 *cares = LOCAL(u64, core->words), *wants = LOCAL(u64, core->words);
    if (set_from(care, cares, core->words) < 0 || set_from(want, wants, core->words) < 0) return FAILED;
    into->first = (u32)core->terms.count;
    for (size_t n = 0; n < core->words; n++) {
        Term term = {(u32)n, cares[n], wants[n]};
        if ((cares[n] || wants[n]) && PUSH(core->terms, term)) return FAILED;
    }
    into->count = (u32)core->terms.count - into->first;
    return 0;
}

/* Read a condition: a tuple of pairs of masks. */
static int read_condition(Core *core, PyObject *masks, Span *into) {
    Py_ssize_t count = PyTuple_GET_SIZE(masks);
    into->first = (u32)core->clauses.count;
    into->count = (u32)count;
    for (Py_ssize_t n = 0; n < count; n++) {
        PyObject *pair = PyTuple_GET_ITEM(masks, n);
        Span clause;
        if (read_terms(core, PyTuple_GET_ITEM(pair, 0), PyTuple_GET_ITEM(pair, 1), &clause) < 0 ||
            PUSH(core->clauses, clause))
            return FAILED;
    }
    return 0;
}

/* Read a list of (care, want, number). */
static int read_entries(Core *core, PyObject *listed, Span *into) {
    into->first = (u32)core->entries.count;
    into->count = (u32)PyList_GET_SIZE(listed);
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(listed); n++) {
        PyObject *one = PyList_GET_ITEM(listed, n);
        Entry entry = {(i32)PyLong_AsLong(PyTuple_GET_ITEM(one, 2)), {0, 0}};
        if (read_terms(core, PyTuple_GET_ITEM(one, 0), PyTuple_GET_ITEM(one, 1), &entry.clause) < 0 ||
            PUSH(core->entries, entry))
            return FAILED;
    }
    return 0;
}

/* Keep a value as long as the core. */
static PyObject *kept(Core *core, PyObject *value) {
    return PyList_Append(core->kept, value) < 0 ? NULL : value;
}

static Span *read_effects(Core *core, PyObject *listed) {
    size_t count = (size_t)PyList_GET_SIZE(listed);
    Span *found = calloc(count + 1, sizeof(Span));
    for (size_t n = 0; found != NULL && n < count; n++) {
        PyObject *effects = PyList_GET_ITEM(listed, (Py_ssize_t)n);
        found[n].first = (u32)core->effects.count;
        found[n].count = (u32)PyList_GET_SIZE(effects);
        for (Py_ssize_t k = 0; k < PyList_GET_SIZE(effects); k++) {
            PyObject *said_of = PyList_GET_ITEM(effects, k);
            Effect effect = {0};
            effect.is_world = PyObject_IsTrue(PyTuple_GET_ITEM(said_of, 0));
            effect.fluent = (i32)PyLong_AsLong(PyTuple_GET_ITEM(said_of, 2));
            effect.value = kept(core, PyTuple_GET_ITEM(said_of, 3));
            effect.reads_numbers = PyObject_IsTrue(PyTuple_GET_ITEM(said_of, 6));
            if (effect.value == NULL || read_condition(core, PyTuple_GET_ITEM(said_of, 1), &effect.when) < 0 ||
                read_terms(core, PyTuple_GET_ITEM(said_of, 4), PyTuple_GET_ITEM(said_of, 5), &effect.change) < 0 ||
                PUSH(core->effects, effect)) {
                free(found);
                return NULL;
            }
        }
    }
    return found;
}

static char *read_flags(PyObject *listed) {
    char *found = calloc((size_t)PyList_GET_SIZE(listed) + 1, 1);
    for (Py_ssize_t n = 0; found != NULL && n < PyList_GET_SIZE(listed); n++)
        found[n] = (char)PyObject_IsTrue(PyList_GET_ITEM(listed, n));
    return found;
}

static i32 *read_numbers(PyObject *listed) {
    i32 *found = calloc((size_t)PyList_GET_SIZE(listed) + 1, sizeof(i32));
    for (Py_ssize_t n = 0; found != NULL && n < PyList_GET_SIZE(listed); n++)
        found[n] = (i32)PyLong_AsLong(PyList_GET_ITEM(listed, n));
    return found;
}

static size_t *read_sets(Core *core, PyObject *listed, size_t words) {
    size_t *found = calloc((size_t)PyList_GET_SIZE(listed) + 1, sizeof(size_t));
    for (Py_ssize_t n = 0; found != NULL && n < PyList_GET_SIZE(listed); n++) {
        i64 place = set_put(core, PyList_GET_ITEM(listed, n), words);
        if (place < 0) {
            free(found);
            return NULL;
        }
        found[n] = (size_t)place;
    }
    return found;
}

static Span *spans(PyObject *listed) { return calloc((size_t)PyList_GET_SIZE(listed) + 1, sizeof(Span)); }

static int read_happenings(Core *core, PyObject *spec) {
    PyObject *effects = said(spec, "effects"), *triggers = said(spec, "triggers");
    PyObject *conditions = said(spec, "trigger_conditions"), *groups = said(spec, "groups");
    PyObject *waking = said(spec, "waking"), *waking_numbers = said(spec, "waking_numbers");
    PyObject *consenting = said(spec, "consenting");
    if (!effects || !triggers || !conditions || !groups || !waking || !waking_numbers || !consenting) return FAILED;
    core->actions = (i32)PyList_GET_SIZE(effects);
    core->triggers = (i32)PyList_GET_SIZE(triggers);
    core->action_words = WORDS(core->actions);
    core->trigger_words = WORDS(core->triggers);
    core->action_effects = read_effects(core, effects);
    core->trigger_effects = read_effects(core, triggers);
    core->trigger_conditions = spans(conditions);
    core->waking = spans(waking);
    core->waking_numbers = spans(waking_numbers);
    core->consenting_of = spans(consenting);
    if (!core->action_effects || !core->trigger_effects || !core->trigger_conditions || !core->waking ||
        !core->waking_numbers || !core->consenting_of)
        return FAILED;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(conditions); n++)
        if (read_condition(core, PyList_GET_ITEM(conditions, n), core->trigger_conditions + n) < 0) return FAILED;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(groups); n++) {
        PyObject *one = PyList_GET_ITEM(groups, n);
        Group group = {(i32)PyLong_AsLong(PyTuple_GET_ITEM(one, 0)), {0, 0}};
        if (read_entries(core, PyTuple_GET_ITEM(one, 1), &group.entries) < 0 || PUSH(core->groups, group)) return FAILED;
    }
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(waking); n++)
        if (read_entries(core, PyList_GET_ITEM(waking, n), core->waking + n) < 0) return FAILED;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(waking_numbers); n++)
        if (read_entries(core, PyList_GET_ITEM(waking_numbers, n), core->waking_numbers + n) < 0) return FAILED;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(consenting); n++) {
        PyObject *who = PyList_GET_ITEM(consenting, n);
        core->consenting_of[n].first = (u32)core->consenting.count;
        core->consenting_of[n].count = (u32)PyTuple_GET_SIZE(who);
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(who); k++)
            if (PUSH(core->consenting, (i32)PyLong_AsLong(PyTuple_GET_ITEM(who, k)))) return FAILED;
    }
    u64 *every = LOCAL(u64, core->trigger_words);
    memset(every, 0, core->trigger_words * sizeof(u64));
    for (i32 n = 0; n < core->triggers; n++) ADD(every, n);
    if (RESERVE(core->sets, core->trigger_words) < 0) return FAILED;
    core->all_triggers = core->sets.count;
    memcpy(core->sets.at + core->sets.count, every, core->trigger_words * sizeof(u64));
    core->sets.count += core->trigger_words;
    return 0;
}

static int read_minds_of(Core *core, PyObject *spec) {
    PyObject *sights = said(spec, "sights"), *cases = said(spec, "cases"), *views = said(spec, "views");
    PyObject *believers = said(spec, "believers"), *about = said(spec, "is_believed_about");
    PyObject *numeric = said(spec, "has_numeric"), *own = said(spec, "own_mask"), *sure_by = said(spec, "sure_by");
    if (!sights || !cases || !views || !believers || !about || !numeric || !own || !sure_by) return FAILED;
    core->sights_of = spans(sights);
    core->cases_of = spans(cases);
    core->views_of = spans(views);
    core->is_believed_about = read_flags(about);
    core->has_numeric = read_flags(numeric);
    core->own_mask = read_sets(core, own, core->words);
    core->sure_by = read_sets(core, sure_by, core->action_words);
    if (!core->sights_of || !core->cases_of || !core->views_of || !core->is_believed_about || !core->has_numeric ||
        !core->own_mask || !core->sure_by)
        return FAILED;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(sights); n++) {
        PyObject *listed = PyList_GET_ITEM(sights, n);
        core->sights_of[n].first = (u32)core->sights.count;
        core->sights_of[n].count = (u32)PyList_GET_SIZE(listed);
        for (Py_ssize_t k = 0; k < PyList_GET_SIZE(listed); k++) {
            PyObject *one = PyList_GET_ITEM(listed, k);
            Sight sight = {{0, 0}, 0};
            i64 place = set_put(core, PyTuple_GET_ITEM(one, 1), core->action_words);
            if (place < 0 || read_condition(core, PyTuple_GET_ITEM(one, 0), &sight.when) < 0) return FAILED;
            sight.actions = (size_t)place;
            if (PUSH(core->sights, sight)) return FAILED;
        }
    }
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(cases); n++) {
        PyObject *listed = PyList_GET_ITEM(cases, n);
        core->cases_of[n].first = (u32)core->cases.count;
        core->cases_of[n].count = (u32)PyList_GET_SIZE(listed);
        for (Py_ssize_t k = 0; k < PyList_GET_SIZE(listed); k++) {
            PyObject *one = PyList_GET_ITEM(listed, k);
            Case found = {{0, 0},
                          kept(core, PyTuple_GET_ITEM(one, 1)),
                          PyObject_IsTrue(PyTuple_GET_ITEM(one, 3)),
                          PyObject_IsTrue(PyTuple_GET_ITEM(one, 2)) ? -1 : -2};
            if (found.value == NULL || read_condition(core, PyTuple_GET_ITEM(one, 0), &found.when) < 0 ||
                PUSH(core->cases, found))
                return FAILED;
        }
    }
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(views); n++) {
        PyObject *listed = PyList_GET_ITEM(views, n);
        core->views_of[n].first = (u32)core->views.count;
        core->views_of[n].count = (u32)PyList_GET_SIZE(listed);
        for (Py_ssize_t k = 0; k < PyList_GET_SIZE(listed); k++) {
            PyObject *one = PyList_GET_ITEM(listed, k);
            i64 place = set_put(core, PyTuple_GET_ITEM(one, 0), core->words);
            View view = {(int)PyLong_AsLong(PyTuple_GET_ITEM(one, 1)), (size_t)place};
            if (place < 0 || PUSH(core->views, view)) return FAILED;
        }
    }
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(believers); n++)
        if (PUSH(core->believers, (i32)PyLong_AsLong(PyList_GET_ITEM(believers, n)))) return FAILED;
    return 0;
}

static int read_spec(Core *core, PyObject *spec) {
    core->characters = (i32)said_number(spec, "characters");
    core->deepest = (i32)said_number(spec, "deepest");
    core->most_triggers = (i32)said_number(spec, "most_triggers");
    core->is_mixed = (int)said_number(spec, "is_mixed");
    core->keeps_right = (int)said_number(spec, "keeps_right");
    core->has_numbers = (int)said_number(spec, "has_numbers");
    core->depth = said_number(spec, "depth");
    core->bits = (size_t)said_number(spec, "bits");
    core->words = WORDS(core->bits);
    core->wide_words = WORDS(said_number(spec, "wide"));
    PyObject *fluent_of_bit = said(spec, "fluent_of_bit"), *masks = said(spec, "fluent_mask"), *added = said(spec, "added");
    PyObject *hooks = said(spec, "hooks"), *attempted = said(spec, "attempted");
    if (PyErr_Occurred() || !fluent_of_bit || !masks || !added || !hooks || !attempted) return FAILED;
    if (core->wide_words < core->words) core->wide_words = core->words;
    core->hooks = Py_NewRef(hooks);
    core->kept = PyList_New(0);
    core->assigned_of = PyDict_New();
    core->assigned = PyList_New(0);
    core->values = PyList_New(0);
    PyObject *nothing = PyTuple_New(0);
    if (!core->kept || !core->assigned_of || !core->assigned || !core->values || !nothing) return FAILED;
    int is_kept = PyList_Append(core->assigned, nothing);
    Py_DECREF(nothing);
    core->fluent_of_bit = read_numbers(fluent_of_bit);
    core->fluent_terms = spans(masks);
    core->attempted = read_numbers(attempted);
    if (is_kept < 0 || !core->attempted || !core->fluent_of_bit || !core->fluent_terms) return FAILED;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(masks); n++) {
        PyObject *mask = PyList_GET_ITEM(masks, n);
        if (read_terms(core, mask, mask, core->fluent_terms + n) < 0) return FAILED;
    }
    if (read_happenings(core, spec) < 0 || read_minds_of(core, spec) < 0) return FAILED;
    i64 read_mask = set_put(core, said(spec, "read_mask"), core->words);
    i64 anyones = set_put(core, said(spec, "anyones"), core->words);
    i64 compared = set_put(core, said(spec, "compared"), core->words);
    i64 willed = set_put(core, said(spec, "willed"), core->action_words);
    i64 showing = set_put(core, said(spec, "showing"), core->action_words);
    i64 doubt = set_put(core, said(spec, "read_mask"), core->words);
    core->added = core->sets.count;
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(added); n++)
        if (set_put(core, PyList_GET_ITEM(added, n), core->wide_words) < 0) return FAILED;
    if (read_mask < 0 || anyones < 0 || compared < 0 || willed < 0 || showing < 0 || doubt < 0) return FAILED;
    core->read_mask = (size_t)read_mask;
    core->anyones = (size_t)anyones;
    core->compared = (size_t)compared;
    core->willed = (size_t)willed;
    core->showing = (size_t)showing;
    core->doubt = (size_t)doubt;
    core->stop_at = (i64)1 << 60;
    core->whole = (i64)1 << 60;
    core->refuser = NOBODY;
    core->touching = malloc(((size_t)core->characters + 1) * sizeof(i64));
    core->relevant = malloc(((size_t)core->characters + 1) * sizeof(i64));
    core->corrects_numbers = calloc((size_t)core->actions + 1, 1);
    if (!core->touching || !core->relevant || !core->corrects_numbers) return FAILED;
    for (i32 n = 0; n < core->characters; n++) core->touching[n] = core->relevant[n] = -1;
    for (i32 n = 0; n < core->actions; n++)
        if (PUSH(core->corrects, -1)) return FAILED;
    /* The first of each are those by which nothing changes, nobody is told, and nothing surprises. */
    CHANGE(core, none);
    if (change_place(core, &none) < 0 || RESERVE(core->told, (size_t)core->characters) < 0 ||
        RESERVE(core->surprises, core->action_words) < 0)
        return FAILED;
    memset(core->told.at, 0, (size_t)core->characters * sizeof(i32));
    core->told.count = (size_t)core->characters;
    if (core->action_words) memset(core->surprises.at, 0, core->action_words * sizeof(u64));
    core->surprises.count = core->action_words;
    return 0;
}

static void core_forget(Core *core) {
    void *plain[] = {
        core->terms.at, core->clauses.at, core->effects.at, core->sets.at, core->entries.at, core->groups.at,
        core->action_effects, core->trigger_effects, core->trigger_conditions, core->sights.at, core->sights_of,
        core->cases.at, core->cases_of, core->views.at, core->views_of, core->waking, core->waking_numbers,
        core->fluent_of_bit, core->fluent_terms, core->has_numeric, core->own_mask, core->is_believed_about,
        core->believers.at, core->consenting.at, core->consenting_of, core->attempted, core->sure_by, core->settled.at,
        core->utility.at, core->open.at, core->opened.at, core->after.at, core->seen.at, core->better.at,
        core->rows_assigned.at, core->chains.at, core->evaluated.at, core->worths.at, core->moved.at,
        core->differences.at, core->moves.at, core->sights_seen.at, core->chain.at, core->patterns.at, core->has_pattern.at, core->wide_rows.at, core->has_wide.at, core->told_of.at, core->told.at,
        core->node_settled.at, core->surprised.at, core->surprises.at, core->node_after.at, core->node_shown.at,
        core->node_flat.at, core->node_told.at, core->pairs.at, core->staying.at, core->within.at, core->corrects.at,
        core->corrects_numbers, core->grounds.at, core->touching, core->relevant, core->enough.at,
        core->too_little.at, core->dead.at, core->alive.at, core->next.at, core->plans.at, core->supposed.at,
        core->nothing_found.at, core->plan.at,
    };
    for (size_t n = 0; n < sizeof plain / sizeof *plain; n++) free(plain[n]);
    table_free(&core->states);
    table_free(&core->changes);
    table_free(&core->nodes);
    table_free(&core->corrections);
    for (int kind = 0; kind < 2; kind++) {
        for (size_t n = 0; n < core->questions[kind].at.count; n++) question_free(core->questions[kind].at.at[n]);
        free(core->questions[kind].at.at);
        free(core->questions[kind].of.at);
    }
    for (size_t n = 0; n < core->rules.count; n++) rules_free(core->rules.at[n]);
    free(core->rules.at);
    free(core->operators.at);
    free(core->parts.at);
    free(core->part_sets.at);
    table_free(&core->rules_by);
    for (size_t n = 0; n < core->scratch.count; n++) {
        Scratch *scratch = core->scratch.at[n];
        free(scratch->step.at);
        free(scratch->from.at);
        free(scratch->parent.at);
        free(scratch->length.at);
        free(scratch->heap.at);
        free(scratch->path.at);
        free(scratch->shadows.at);
        table_free(&scratch->entered);
        table_free(&scratch->shades);
        free(scratch);
    }
    free(core->scratch.at);
}
