/* The rules that estimates go by, over the few bits that a question hangs on, which are renumbered (rules.py). */

#include "nodes.h"

/* Renumber those bits of a set that are wanted. */
static void renumbered(const Core *core, const Rules *rules, const u64 *wide, u64 *into) {
    memset(into, 0, rules->words * sizeof(u64));
    for (size_t word = 0; word < core->wide_words; word++)
        for (u64 rest = wide[word] & rules->wanted[word]; rest; rest &= rest - 1)
            ADD(into, rules->places[word * 64 + (size_t)lowest(rest)]);
}

/* Renumber a whole number of Python. */
static int renumbered_from(Core *core, const Rules *rules, PyObject *number, u64 *into) {
    u64 *wide = LOCAL(u64, core->wide_words);
    if (number == NULL || set_from(number, wide, core->wide_words) < 0) return FAILED;
    renumbered(core, rules, wide, into);
    return 0;
}

/* Keep a set of bits that an operator speaks of. */
static int parts_kept(Core *core, PyObject *number, Span *into) {
    u64 *wide = LOCAL(u64, core->wide_words);
    if (set_from(number, wide, core->wide_words) < 0) return FAILED;
    into->first = (u32)core->parts.count;
    for (size_t n = 0; n < core->wide_words; n++) {
        Part part = {(u32)n, wide[n]};
        if (wide[n] && PUSH(core->parts, part)) return FAILED;
    }
    into->count = (u32)core->parts.count - into->first;
    return 0;
}

/* Keep operators as operators.py has them. */
static int operators_kept(Core *core, PyObject *listed, Span *into) {
    into->first = (u32)core->operators.count;
    into->count = (u32)PyList_GET_SIZE(listed);
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(listed); n++) {
        PyObject *rule = PyList_GET_ITEM(listed, n), *choices = PyTuple_GET_ITEM(rule, 1);
        Operator made = {{0, 0}, {0, 0}, {(u32)core->part_sets.count, (u32)PyTuple_GET_SIZE(choices)}};
        if (parts_kept(core, PyTuple_GET_ITEM(rule, 0), &made.want) < 0 ||
            parts_kept(core, PyTuple_GET_ITEM(rule, 2), &made.adds) < 0)
            return FAILED;
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(choices); k++) {
            Span choice;
            if (parts_kept(core, PyTuple_GET_ITEM(choices, k), &choice) < 0 || PUSH(core->part_sets, choice)) return FAILED;
        }
        if (PUSH(core->operators, made)) return FAILED;
    }
    return 0;
}

static int parts_meet(const Core *core, Span parts, const u64 *wide) {
    for (u32 n = 0; n < parts.count; n++)
        if (core->parts.at[parts.first + n].bits & wide[core->parts.at[parts.first + n].word]) return 1;
    return 0;
}

static void add_parts(const Core *core, Span parts, u64 *wide) {
    for (u32 n = 0; n < parts.count; n++)
        wide[core->parts.at[parts.first + n].word] |= core->parts.at[parts.first + n].bits;
}

static void renumbered_parts(const Core *core, const Rules *rules, Span parts, u64 *into) {
    memset(into, 0, rules->words * sizeof(u64));
    for (u32 n = 0; n < parts.count; n++) {
        const Part *part = core->parts.at + parts.first + n;
        for (u64 rest = part->bits & rules->wanted[part->word]; rest; rest &= rest - 1)
            ADD(into, rules->places[(size_t)part->word * 64 + (size_t)lowest(rest)]);
    }
}

static int fits(const u64 *part, const u64 *whole, size_t words) {
    for (size_t n = 0; n < words; n++)
        if (part[n] & ~whole[n]) return 0;
    return 1;
}

static int meets(const u64 *one, const u64 *other, size_t words) {
    for (size_t n = 0; n < words; n++)
        if (one[n] & other[n]) return 1;
    return 0;
}

typedef ARRAY(u32) Numbers;

/* Find the operators that can matter for some bits, directly or through others; these bits grow by what those ask for. */
static int find_relevant(Core *core, int kind, u64 *wanted, Numbers found[2]) {
    Numbers remaining = {NULL, 0, 0};
    Span doings = core->operators_of[kind], triggers = core->operators_of[2];
    if (RESERVE(remaining, (size_t)doings.count + triggers.count) < 0) return FAILED;
    for (u32 n = 0; n < doings.count; n++) remaining.at[remaining.count++] = doings.first + n;
    for (u32 n = 0; n < triggers.count; n++) remaining.at[remaining.count++] = triggers.first + n;
    int is_growing = 1;
    while (is_growing > 0) {
        size_t left = 0;
        is_growing = check(core, COUNT(core->nodes));
        for (size_t n = 0; is_growing >= 0 && n < remaining.count; n++) {
            u32 number = remaining.at[n];
            const Operator *one = core->operators.at + number;
            if (!parts_meet(core, one->adds, wanted)) {
                remaining.at[left++] = number;
                continue;
            }
            if (PUSH(found[number >= triggers.first && number < triggers.first + triggers.count], number)) {
                is_growing = FAILED;
                break;
            }
            add_parts(core, one->want, wanted);
            for (u32 k = 0; k < one->choices.count; k++)
                add_parts(core, core->part_sets.at[one->choices.first + k], wanted);
            is_growing = 1;
        }
        if (is_growing >= 0) remaining.count = left;
    }
    free(remaining.at);
    return is_growing;
}

static int rule_set_made(Core *core, Rules *rules, RuleSet *set, const Numbers *operators) {
    size_t words = rules->words, count = operators->count;
    u64 *mask = LOCAL(u64, words);
    set->number = (i32)count;
    set->words = words;
    set->actions = WORDS(count);
    set->want = calloc(count * words + 1, sizeof(u64));
    set->adds = calloc(count * words + 1, sizeof(u64));
    set->choices = calloc(count + 1, sizeof(Span));
    set->waiting = calloc(rules->count * set->actions + 1, sizeof(u64));
    set->adding = calloc(rules->count * set->actions + 1, sizeof(u64));
    set->asks = calloc(count + 1, sizeof(i32));
    if (!set->asks || !set->want || !set->adds || !set->choices || !set->waiting || !set->adding) {
        PyErr_NoMemory();
        return FAILED;
    }
    Table chosen = {0};
    int is_made = FAILED;
    for (size_t n = 0; n < count; n++) {
        const Operator *rule = core->operators.at + operators->at[n];
        u64 *want = set->want + n * words, *adds = set->adds + n * words;
        renumbered_parts(core, rules, rule->want, want);
        renumbered_parts(core, rules, rule->adds, adds);
        EACH(place, want, words) {
            ADD(set->waiting + place * set->actions, n);
            set->asks[n]++;
        }
        EACH(other, adds, words) ADD(set->adding + other * set->actions, n);
        set->choices[n].first = (u32)(set->choice.count / words);
        set->choices[n].count = rule->choices.count;
        for (u32 k = 0; k < rule->choices.count; k++) {
            renumbered_parts(core, rules, core->part_sets.at[rule->choices.first + k], mask);
            if (RESERVE(set->choice, words) < 0) goto done;
            memcpy(set->choice.at + set->choice.count, mask, words * sizeof(u64));
            set->choice.count += words;
            u64 hash = hash_of(mask, words);
            i64 place = table_find(&chosen, mask, words, hash);
            if (place < 0) {
                place = table_add(&chosen, mask, words, hash, 0);
                if (place < 0 || RESERVE(set->choosing, set->actions) < 0) goto done;
                memset(set->choosing.at + set->choosing.count, 0, set->actions * sizeof(u64));
                set->choosing.count += set->actions;
            }
            u64 *choosing = set->choosing.at + (size_t)place * set->actions;
            if (!HAS(choosing, n)) set->asks[n]++;
            ADD(choosing, n);
        }
    }
    set->chosen_count = chosen.rows.count;
    if (RESERVE(set->chosen, chosen.words.count) < 0) goto done;
    if (chosen.words.count) memcpy(set->chosen.at, chosen.words.at, chosen.words.count * sizeof(u64));
    is_made = 0;
done:
    table_free(&chosen);
    return is_made;
}

static void rule_set_free(RuleSet *set) {
    free(set->asks);
    free(set->want);
    free(set->adds);
    free(set->choices);
    free(set->choice.at);
    free(set->waiting);
    free(set->adding);
    free(set->chosen.at);
    free(set->choosing.at);
}

static void rules_free(Rules *rules) {
    free(rules->olds);
    free(rules->places);
    free(rules->wanted);
    free(rules->added.at);
    rule_set_free(&rules->actions);
    rule_set_free(&rules->triggers);
    free(rules);
}

/* Return rules over the bits that are wanted, of some operators. */
static Rules *rules_made(Core *core, const u64 *wanted, const Numbers found[2]) {
    Rules *rules = calloc(1, sizeof *rules);
    if (rules == NULL) return (Rules *)PyErr_NoMemory();
    rules->wanted = calloc(core->wide_words + 1, sizeof(u64));
    rules->places = calloc(core->wide_words * 64 + 1, sizeof(i32));
    rules->olds = calloc(core->wide_words * 64 + 1, sizeof(i32));
    if (!rules->wanted || !rules->places || !rules->olds) {
        PyErr_NoMemory();
    } else {
        memcpy(rules->wanted, wanted, core->wide_words * sizeof(u64));
        EACH(old, rules->wanted, core->wide_words) {
            rules->olds[rules->count] = (i32)old;
            rules->places[old] = (i32)rules->count++;
        }
        rules->words = WORDS(rules->count);
        if (rule_set_made(core, rules, &rules->actions, found) == 0 &&
            rule_set_made(core, rules, &rules->triggers, found + 1) == 0)
            return rules;
    }
    rules_free(rules);
    return NULL;
}

/* Return the place of rules that are enough for what is wanted, which grows to all that they speak of. */
static i64 rules_for(Core *core, int kind, u64 *wanted) {
    Numbers found[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
    u64 *key = LOCAL(u64, core->wide_words + 1);
    i64 place = FAILED;
    if (find_relevant(core, kind, wanted, found) >= 0) {
        key[0] = (u64)kind;
        memcpy(key + 1, wanted, core->wide_words * sizeof(u64));
        u64 hash = hash_of(key, core->wide_words + 1);
        i64 known = table_find(&core->rules_by, key, core->wide_words + 1, hash);
        if (known >= 0) {
            place = core->rules_by.rows.at[known].value;
        } else {
            Rules *rules = rules_made(core, wanted, found);
            place = (i64)core->rules.count;
            if (rules == NULL || PUSH(core->rules, rules) ||
                table_add(&core->rules_by, key, core->wide_words + 1, hash, (i32)place) < 0)
                place = FAILED;
        }
    }
    free(found[0].at);
    free(found[1].at);
    return place;
}

/* Find the rules that hold while some bits are missing. */
static void holding(const RuleSet *set, const u64 *missing, u64 *found) {
    size_t words = set->actions;
    memset(found, 0, words * sizeof(u64));
    EACH(place, missing, set->words) {
        const u64 *waiting = set->waiting + place * words;
        for (size_t n = 0; n < words; n++) found[n] |= waiting[n];
    }
    for (size_t k = 0; k < set->chosen_count; k++) {
        if (!fits(set->chosen.at + k * set->words, missing, set->words)) continue;
        const u64 *waiting = set->choosing.at + k * words;
        for (size_t n = 0; n < words; n++) found[n] |= waiting[n];
    }
    for (size_t n = 0; n < words; n++) found[n] = ~found[n];
    if (set->number & 63 || !set->number) found[words - 1] &= ((u64)1 << (set->number & 63)) - 1;
}

/* Take from what is missing all that rules add which hold and are not done, and note these as done; say whether any did. */
static int apply(const RuleSet *set, u64 *missing, u64 *done) {
    if (set->number == 0) return 0;
    size_t words = set->words;
    u64 *fresh = LOCAL(u64, set->actions), *reached = LOCAL(u64, words);
    int count = 0, is_any = 0;
    holding(set, missing, fresh);
    for (size_t n = 0; n < set->actions; n++) {
        fresh[n] &= ~done[n];
        done[n] |= fresh[n];
        count += count_of(fresh[n]);
    }
    if (count == 0) return 0;
    memset(reached, 0, words * sizeof(u64));
    if (count < 64) {
        EACH(rule, fresh, set->actions)
            for (size_t n = 0; n < words; n++) reached[n] |= set->adds[rule * words + n];
    } else {
        EACH(place, missing, words)
            if (meets(set->adding + place * set->actions, fresh, set->actions)) ADD(reached, place);
    }
    for (size_t n = 0; n < words; n++) {
        is_any |= (reached[n] & missing[n]) != 0;
        missing[n] &= ~reached[n];
    }
    return is_any;
}
