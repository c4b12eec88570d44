/* How many steps an improvement needs at least, and in a relaxed plan (relaxed.py, growth.py). */

#include "rules.h"

#define NEVER ((i64)1 << 20)

/* Return which clause of the target is reached, the first of several; -1 where none is. */
static i64 met(const Question *question, const u64 *missing) {
    size_t words = question->rules->words;
    for (size_t n = 0; n < question->targets; n++) {
        if (meets(question->want + n * words, missing, words)) continue;
        int is_met = 1;
        for (u32 k = 0; k < question->choices[n].count && is_met; k++)
            is_met = !fits(question->choice.at + (question->choices[n].first + k) * words, missing, words);
        if (is_met) return (i64)n;
    }
    return -1;
}

/* Return how many actions it takes at least to add what is missing of the target, one after another. */
static i64 fewest(const Question *question, const u64 *missing) {
    size_t words = question->rules->words;
    i64 found = NEVER;
    for (size_t n = 0; n < question->targets; n++) {
        i64 count = 0;
        for (size_t k = 0; k < words; k++) count += count_of(question->counted[n * words + k] & missing[k]);
        count = (count + question->at_once[n] - 1) / question->at_once[n];
        if (count < found) found = count;
    }
    return found == NEVER ? 0 : found;
}

/* Return in how many layers of actions the target is reached, NEVER if in none. */
static i64 layers(Question *question, const u64 *start) {
    Rules *rules = question->rules;
    size_t words = rules->words;
    u64 *missing = LOCAL(u64, words);
    u64 *acted = LOCAL(u64, rules->actions.actions), *followed = LOCAL(u64, rules->triggers.actions);
    ARRAY(u64) keys = {NULL, 0, 0};
    memset(acted, 0, rules->actions.actions * sizeof(u64));
    memset(followed, 0, rules->triggers.actions * sizeof(u64));
    memcpy(missing, start, words * sizeof(u64));
    i64 found = FAILED;
    for (;;) {
        while (apply(&rules->triggers, missing, followed)) continue;
        u64 hash = hash_of(missing, words);
        i64 known = table_find(&question->onward, missing, words, hash);
        if (known >= 0) {
            found = question->onward.rows.at[known].value;
            break;
        }
        if (met(question, missing) >= 0) {
            found = table_add(&question->onward, missing, words, hash, 0) < 0 ? FAILED : 0;
            break;
        }
        if (RESERVE(keys, words + 1) < 0) break;
        keys.at[keys.count] = hash;
        memcpy(keys.at + keys.count + 1, missing, words * sizeof(u64));
        keys.count += words + 1;
        if (!apply(&rules->actions, missing, acted)) {
            found = NEVER;
            break;
        }
    }
    while (found >= 0 && keys.count) {
        keys.count -= words + 1;
        found = found + 1 < NEVER ? found + 1 : NEVER;
        if (table_add(&question->onward, keys.at + keys.count + 1, words, keys.at[keys.count], (i32)found) < 0) found = FAILED;
    }
    free(keys.at);
    return found;
}

/* Return a state's bits with those of its numbers' values. */
static int wide_bits(Core *core, i64 state, u64 *into) {
    memset(into, 0, core->wide_words * sizeof(u64));
    memcpy(into, BITS(core, state), core->words * sizeof(u64));
    if (!core->has_numbers) return 0;
    size_t row = (size_t)NUMBERS(core, state), words = core->wide_words;
    while (core->has_wide.count <= row) {
        if (RESERVE(core->wide_rows, words) < 0 || PUSH(core->has_wide, 0)) return FAILED;
        core->wide_rows.count += words;
    }
    if (!core->has_wide.at[row]) {
        PyObject *number = asked(core, "row_bits", "(L)", (long long)row);
        int is_set = number == NULL ? FAILED : set_from(number, core->wide_rows.at + row * words, words);
        Py_XDECREF(number);
        if (is_set < 0) return FAILED;
        core->has_wide.at[row] = 1;
    }
    for (size_t n = 0; n < words; n++) into[n] |= core->wide_rows.at[row * words + n];
    return 0;
}

/* Find what a question lacks in a state, renumbered. */
static int lacking(Core *core, const Question *question, i64 state, u64 *missing) {
    u64 *wide = LOCAL(u64, core->wide_words);
    if (wide_bits(core, state, wide) < 0) return FAILED;
    for (size_t n = 0; n < core->wide_words; n++) wide[n] = ~wide[n];
    renumbered(core, question->rules, wide, missing);
    return 0;
}

static i64 asked_slowly(Core *core, const char *name, int kind, i64 state, i64 number) {
    return as_number(asked(core, name, "(iLL)", kind, (long long)state, (long long)number));
}

/* Return the least number of steps after which the answer could be yes; NEVER if none is enough. */
static i64 steps(Core *core, int kind, i64 state, i64 number) {
    Question *question = core->questions[kind].at.at[number];
    i64 found = map_get(&question->exact, (u64)state);
    if (found >= 0) return found;
    if (question->is_slow) {
        found = asked_slowly(core, "steps", kind, state, number);
    } else {
        size_t words = question->rules->words;
        u64 *missing = LOCAL(u64, words);
        if (lacking(core, question, state, missing) < 0) return FAILED;
        u64 hash = hash_of(missing, words);
        i64 known = table_find(&question->known, missing, words, hash);
        if (known >= 0) {
            found = question->known.rows.at[known].value;
        } else {
            found = layers(question, missing);
            if (found >= 0 && found < question->most_counted) {
                i64 least = fewest(question, missing);
                if (least > found) found = least;
            }
            if (found < 0 || table_add(&question->known, missing, words, hash, (i32)found) < 0) return FAILED;
        }
    }
    return found < 0 || map_put(&question->exact, (u64)state, found) < 0 ? FAILED : found;
}

/* Add to `found` the bits, among some, that rules ask for which add certain bits; `is_again`: and those that add these. */
static void add_asked(const RuleSet *set, const u64 *rules, const u64 *bits, const u64 *among, int is_again, u64 *found) {
    size_t words = set->words;
    u64 *wanted = LOCAL(u64, words), *left = LOCAL(u64, set->actions);
    memcpy(wanted, bits, words * sizeof(u64));
    memcpy(left, rules, set->actions * sizeof(u64));
    int is_growing = 1;
    while (is_growing) {
        is_growing = 0;
        EACH(rule, left, set->actions) {
            if (!meets(set->adds + rule * words, wanted, words)) continue;
            left[rule >> 6] &= ~((u64)1 << (rule & 63));
            for (size_t n = 0; n < words; n++) {
                u64 asks = set->want[rule * words + n];
                for (u32 k = 0; k < set->choices[rule].count; k++)
                    asks |= set->choice.at[(set->choices[rule].first + k) * words + n];
                asks &= among[n];
                found[n] |= asks;
                if (is_again && asks & ~wanted[n]) {
                    wanted[n] |= asks;
                    is_growing = 1;
                }
            }
        }
    }
}

/* Find bits such that an action that adds none of them leaves `steps` as it is, or makes it more (growth.py says why). */
static int awaited(Question *question, const u64 *start, u64 *found) {
    Rules *rules = question->rules;
    RuleSet *actions = &rules->actions, *triggers = &rules->triggers;
    size_t words = rules->words, acting = actions->actions, following = triggers->actions;
    size_t layer_size = words + acting + following;
    u64 *missing = LOCAL(u64, words), *acted = LOCAL(u64, acting), *followed = LOCAL(u64, following);
    ARRAY(u64) came = {NULL, 0, 0};
    memset(acted, 0, acting * sizeof(u64));
    memset(followed, 0, following * sizeof(u64));
    memcpy(missing, start, words * sizeof(u64));
    i64 least = fewest(question, start), count = 0;
    while (apply(triggers, missing, followed)) continue;
    while (met(question, missing) < 0) {
        if (RESERVE(came, layer_size) < 0) {
            free(came.at);
            return FAILED;
        }
        u64 *layer = came.at + came.count;
        memcpy(layer, missing, words * sizeof(u64));
        memcpy(layer + words, acted, acting * sizeof(u64));
        memcpy(layer + words + acting, followed, following * sizeof(u64));
        if (!apply(actions, missing, acted)) {
            count = 0;
            least = 0;
            break;
        }
        while (apply(triggers, missing, followed)) continue;
        for (size_t n = 0; n < words; n++) layer[n] &= ~missing[n];
        for (size_t n = 0; n < acting; n++) layer[words + n] = acted[n] & ~layer[words + n];
        for (size_t n = 0; n < following; n++) layer[words + acting + n] = followed[n] & ~layer[words + acting + n];
        came.count += layer_size;
        count++;
    }
    memcpy(found, start, words * sizeof(u64));
    if (count < least) {
        u64 *counted = LOCAL(u64, words);
        memset(counted, 0, words * sizeof(u64));
        for (size_t n = 0; n < question->targets; n++)
            for (size_t k = 0; k < words; k++) counted[k] |= question->counted[n * words + k];
        for (size_t n = 0; n < words; n++) found[n] &= counted[n];
    } else if (count) {
        u64 *now = LOCAL(u64, words), *allowed = LOCAL(u64, words);
        const u64 *last = came.at + (size_t)(count - 1) * layer_size;
        memset(now, 0, words * sizeof(u64));
        for (size_t n = 0; n < words; n++) allowed[n] = missing[n] | last[n];
        for (size_t n = 0; n < question->targets; n++) {
            if (meets(question->want + n * words, missing, words)) continue;
            for (size_t k = 0; k < words; k++) now[k] |= question->want[n * words + k] & last[k];
            for (u32 c = 0; c < question->choices[n].count; c++) {
                const u64 *choice = question->choice.at + (question->choices[n].first + c) * words;
                if (!fits(choice, allowed, words)) continue;
                for (size_t k = 0; k < words; k++) now[k] |= choice[k] & last[k];
            }
        }
        for (i64 layer = count - 1; layer >= 0; layer--) {
            const u64 *at = came.at + (size_t)layer * layer_size;
            add_asked(triggers, at + words + acting, now, at, 1, now);
            if (layer) {
                memset(found, 0, words * sizeof(u64));
                add_asked(actions, at + words, now, at - layer_size, 0, found);
                memcpy(now, found, words * sizeof(u64));
            }
        }
        memcpy(found, now, words * sizeof(u64));
    }
    free(came.at);
    return 0;
}

/* Return where the bits lie, in `awaited`, that an action must add some of to bring the end nearer (renumbered). */
static i64 nearer(Core *core, Question *question, i64 state) {
    size_t words = question->rules->words;
    u64 *missing = LOCAL(u64, words), *found = LOCAL(u64, words);
    if (lacking(core, question, state, missing) < 0) return FAILED;
    u64 hash = hash_of(missing, words);
    i64 known = table_find(&question->nearer, missing, words, hash);
    if (known < 0) {
        if (awaited(question, missing, found) < 0 || RESERVE(question->awaited, words) < 0) return FAILED;
        memcpy(question->awaited.at + question->awaited.count, found, words * sizeof(u64));
        question->awaited.count += words;
        known = table_add(&question->nearer, missing, words, hash, 0);
        if (known < 0) return FAILED;
    }
    return known * (i64)words;
}

/* Return what each action adds, renumbered. */
static const u64 *added_by(Core *core, Rules *rules) {
    if (rules->added.count == 0) {
        size_t count = (size_t)core->actions;
        if (RESERVE(rules->added, count * rules->words + 1) < 0) return NULL;
        for (size_t n = 0; n < count; n++)
            renumbered(core, rules, SET(core, core->added) + n * core->wide_words, rules->added.at + n * rules->words);
        rules->added.count = count * rules->words;
    }
    return rules->added.at;
}

/* Say whether the answer could be yes after some of the steps ahead, whatever these are possible after. */
static int could_come(Core *core, int kind, i64 state, i64 number, const i32 *ahead, size_t length) {
    Question *question = core->questions[kind].at.at[number];
    if (question->is_slow) {
        PyObject *listed = PyTuple_New((Py_ssize_t)length);
        for (size_t n = 0; listed != NULL && n < length; n++)
            PyTuple_SET_ITEM(listed, (Py_ssize_t)n, PyLong_FromLong(ahead[n]));
        if (listed == NULL || PyErr_Occurred()) return FAILED;
        return (int)as_number(asked(core, "could_come", "(iLNL)", kind, (long long)state, listed, (long long)number));
    }
    Rules *rules = question->rules;
    u64 *missing = LOCAL(u64, rules->words), *followed = LOCAL(u64, rules->triggers.actions);
    const u64 *added = added_by(core, rules);
    if (added == NULL || lacking(core, question, state, missing) < 0) return FAILED;
    for (size_t n = 0; n < length; n++)
        for (size_t k = 0; k < rules->words; k++) missing[k] &= ~added[(size_t)ahead[n] * rules->words + k];
    memset(followed, 0, rules->triggers.actions * sizeof(u64));
    while (apply(&rules->triggers, missing, followed)) continue;
    return met(question, missing) >= 0;
}

/* Relaxed plans: which rules fired, in order, each with what it was the first to reach. */

typedef struct {
    int is_action;
    i32 rule;
    size_t reached;
} Fired;

typedef struct {
    ARRAY(Fired) rules;
    ARRAY(u64) reached;
} Firing;

/* Return whether anything was reached, or FAILED. */
static int fire(const RuleSet *set, int is_action, u64 *missing, Firing *firing) {
    if (set->number == 0) return 0;
    size_t words = set->words;
    u64 *found = LOCAL(u64, set->actions), *used = LOCAL(u64, set->actions);
    i32 *first = LOCAL(i32, words * 64);
    holding(set, missing, found);
    memset(used, 0, set->actions * sizeof(u64));
    int is_any = 0;
    EACH(place, missing, words) {
        const u64 *adding = set->adding + place * set->actions;
        first[place] = -1;
        for (size_t n = 0; n < set->actions; n++) {
            u64 both = adding[n] & found[n];
            if (!both) continue;
            first[place] = (i32)(n * 64 + (size_t)lowest(both));
            ADD(used, first[place]);
            is_any = 1;
            break;
        }
    }
    if (!is_any) return 0;
    size_t begin = firing->rules.count;
    EACH(rule, used, set->actions) {
        Fired one = {is_action, (i32)rule, firing->reached.count};
        if (PUSH(firing->rules, one) || RESERVE(firing->reached, words) < 0) return FAILED;
        memset(firing->reached.at + firing->reached.count, 0, words * sizeof(u64));
        firing->reached.count += words;
    }
    EACH(bit, missing, words) {
        if (first[bit] < 0) continue;
        size_t low = begin, high = firing->rules.count;
        while (low + 1 < high) {
            size_t middle = (low + high) / 2;
            if (firing->rules.at[middle].rule <= first[bit]) low = middle;
            else high = middle;
        }
        ADD(firing->reached.at + firing->rules.at[low].reached, bit);
        missing[bit >> 6] &= ~((u64)1 << (bit & 63));
    }
    return 1;
}

/* Return how many actions are needed of the rules that fired. */
static i64 needed_of(const Question *question, i64 goal, const Firing *firing, u64 *missing) {
    const Rules *rules = question->rules;
    size_t words = rules->words;
    u64 *needed = LOCAL(u64, words);
    ARRAY(const u64 *) choices = {NULL, 0, 0};
    memcpy(needed, question->want + (size_t)goal * words, words * sizeof(u64));
    i64 count = 0;
    for (u32 n = 0; n < question->choices[goal].count; n++)
        if (PUSH(choices, question->choice.at + (question->choices[goal].first + n) * words)) goto failed;
    for (size_t place = firing->rules.count; place-- > 0;) {
        const Fired *fired = firing->rules.at + place;
        const u64 *reached = firing->reached.at + fired->reached;
        for (size_t n = 0; n < words; n++) missing[n] |= reached[n];
        int is_used = meets(needed, reached, words);
        size_t left = 0;
        for (size_t n = 0; n < choices.count; n++)
            if (meets(choices.at[n], reached, words) && fits(choices.at[n], missing, words)) is_used = 1;
        if (!is_used) continue;
        for (size_t n = 0; n < choices.count; n++)
            if (!(meets(choices.at[n], reached, words) && fits(choices.at[n], missing, words)))
                choices.at[left++] = choices.at[n];
        choices.count = left;
        const RuleSet *set = fired->is_action ? &rules->actions : &rules->triggers;
        for (size_t n = 0; n < words; n++) needed[n] = (needed[n] & ~reached[n]) | set->want[(size_t)fired->rule * words + n];
        Span asks = set->choices[fired->rule];
        for (u32 n = 0; n < asks.count; n++)
            if (PUSH(choices, set->choice.at + (asks.first + n) * words)) goto failed;
        count += fired->is_action;
    }
    free(choices.at);
    return count;
failed:
    free(choices.at);
    return FAILED;
}

static i64 relaxed_plan(Question *question, u64 *missing) {
    Firing firing = {{NULL, 0, 0}, {NULL, 0, 0}};
    i64 found = FAILED;
    for (;;) {
        int is_any;
        while ((is_any = fire(&question->rules->triggers, 0, missing, &firing)) > 0) continue;
        if (is_any < 0) break;
        i64 goal = met(question, missing);
        if (goal >= 0) {
            found = needed_of(question, goal, &firing, missing);
            break;
        }
        is_any = fire(&question->rules->actions, 1, missing, &firing);
        if (is_any <= 0) {
            found = is_any < 0 ? FAILED : NEVER;
            break;
        }
    }
    free(firing.rules.at);
    free(firing.reached.at);
    return found;
}

/* Return how many steps a plan has in which nothing that is so ever stops being so; NEVER if there is none. */
static i64 plan_length(Core *core, int kind, i64 state, i64 number) {
    Question *question = core->questions[kind].at.at[number];
    i64 found = map_get(&question->length, (u64)state);
    if (found >= 0) return found;
    if (question->is_slow) {
        found = asked_slowly(core, "plan_length", kind, state, number);
    } else {
        size_t words = question->rules->words;
        u64 *missing = LOCAL(u64, words), *key = LOCAL(u64, words);
        if (lacking(core, question, state, missing) < 0) return FAILED;
        memcpy(key, missing, words * sizeof(u64));
        u64 hash = hash_of(key, words);
        i64 known = table_find(&question->lengths, key, words, hash);
        if (known >= 0) {
            found = question->lengths.rows.at[known].value;
        } else {
            found = relaxed_plan(question, missing);
            if (found < 0 || table_add(&question->lengths, key, words, hash, (i32)found) < 0) return FAILED;
        }
    }
    return found < 0 || map_put(&question->length, (u64)state, found) < 0 ? FAILED : found;
}

static void question_free(Question *question) {
    free(question->want);
    free(question->counted);
    free(question->choices);
    free(question->choice.at);
    free(question->at_once);
    free(question->exact.at);
    free(question->length.at);
    free(question->cheapest.at);
    table_free(&question->onward);
    table_free(&question->known);
    table_free(&question->lengths);
    table_free(&question->nearer);
    table_free(&question->cheapest_by);
    free(question->awaited.at);
    free(question);
}

/* Make a question of what Python says of it: its rules' place (-1: it is slow), and the clauses of its target. */
static Question *question_made(Core *core, PyObject *said) {
    Question *question = calloc(1, sizeof *question);
    if (question == NULL) return (Question *)PyErr_NoMemory();
    long place = PyLong_AsLong(PyTuple_GET_ITEM(said, 0));
    if (place < 0) {
        question->is_slow = 1;
        return question;
    }
    PyObject *clauses = PyTuple_GET_ITEM(said, 1);
    Rules *rules = question->rules = core->rules.at[place];
    size_t words = rules->words;
    question->targets = (size_t)PyList_GET_SIZE(clauses);
    question->most_counted = PyLong_AsLongLong(PyTuple_GET_ITEM(said, 2));
    question->want = calloc(question->targets * words + 1, sizeof(u64));
    question->counted = calloc(question->targets * words + 1, sizeof(u64));
    question->choices = calloc(question->targets + 1, sizeof(Span));
    question->at_once = calloc(question->targets + 1, sizeof(i64));
    if (!question->want || !question->counted || !question->choices || !question->at_once) {
        PyErr_NoMemory();
        goto failed;
    }
    for (size_t n = 0; n < question->targets; n++) {
        PyObject *clause = PyList_GET_ITEM(clauses, n), *choices = PyTuple_GET_ITEM(clause, 1);
        if (renumbered_from(core, rules, PyTuple_GET_ITEM(clause, 0), question->want + n * words) < 0 ||
            renumbered_from(core, rules, PyTuple_GET_ITEM(clause, 2), question->counted + n * words) < 0)
            goto failed;
        question->at_once[n] = PyLong_AsLongLong(PyTuple_GET_ITEM(clause, 3));
        question->choices[n].first = (u32)(question->choice.count / words);
        question->choices[n].count = (u32)PyTuple_GET_SIZE(choices);
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(choices); k++) {
            if (RESERVE(question->choice, words) < 0 ||
                renumbered_from(core, rules, PyTuple_GET_ITEM(choices, k), question->choice.at + question->choice.count) < 0)
                goto failed;
            question->choice.count += words;
        }
    }
    return question;
failed:
    question_free(question);
    return NULL;
}

/* Return the number of a question: whose utility is to be greater than a worth (or `at_least` it). */
static i64 question_of(Core *core, int kind, i64 whose, i64 worth, int at_least) {
    Questions *questions = core->questions + kind;
    u64 key = ((u64)(whose + 1) << 32 | (u64)worth) * 2 + (u64)at_least;
    i64 found = map_get(&questions->of, key);
    if (found >= 0) return found;
    PyObject *said = asked(core, "question", "(iLLi)", kind, (long long)whose, (long long)worth, at_least);
    Question *question = said == NULL ? NULL : question_made(core, said);
    Py_XDECREF(said);
    if (question == NULL || RESERVE(questions->at, 1) < 0) return FAILED;
    found = (i64)questions->at.count;
    questions->at.at[questions->at.count++] = question;
    return map_put(&questions->of, key, found) < 0 ? FAILED : found;
}
