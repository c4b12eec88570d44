/* What one task's core knows: its conditions and effects as sets of bits, and all that has been made of them.

   Each function does what its namesake does in Python (flat.py, minds.py, growth.py, reasons.py, lane.py), which is the
   definition: the same answers, and as many states, nodes and questions. What is rare is asked of Python. */

#ifndef FORBEAR_CORE_H
#define FORBEAR_CORE_H

#include "tables.h"

#include <stdarg.h>

typedef struct {
    u32 word;
    u64 care, want;
} Term; /* what a clause says of one word; of an effect, what it clears and what it puts */

typedef struct {
    u32 first, count;
} Span;

typedef struct {
    int is_world;
    Span when;
    i32 fluent; /* of a number, else -1 */
    PyObject *value;
    int reads_numbers; /* the value hangs on numbers alone */
    Span change;
} Effect;

typedef struct {
    i32 number; /* the action or trigger that it is about */
    Span clause;
} Entry;

typedef struct {
    i32 bit; /* one that each of its clauses wants, or -1 */
    Span entries;
} Group;

typedef struct {
    Span when;
    size_t actions; /* where these lie, as a set of bits */
} Sight;

typedef struct {
    Span when;
    PyObject *value;
    int reads_numbers;
    i32 worth; /* where the value is written, once it has been asked for */
} Case;

typedef struct {
    int shift;
    size_t mask;
} View;

typedef struct {
    u32 word;
    u64 bits;
} Part; /* what a set of bits has in one word */

typedef struct {
    Span want, adds, choices; /* in `parts`; choices: in `part_sets` */
} Operator;

typedef struct {
    i32 number;
    size_t words, actions; /* rules, and words of a set of them */
    u64 *want, *adds;      /* for each rule, over renumbered bits */
    Span *choices;         /* for each rule, places in `choice` */
    ARRAY(u64) choice;
    u64 *waiting, *adding; /* for each bit, the rules that wait for it, or add it */
    ARRAY(u64) chosen;     /* sets of bits of which one must be reached */
    ARRAY(u64) choosing;   /* for each of these, the rules that wait for it */
    size_t chosen_count;
    i32 *asks; /* for each rule of how many bits, and of how many sets, it asks for one */
} RuleSet;

typedef struct {
    size_t count, words; /* bits, renumbered, and words of a set of them */
    i32 *olds, *places;  /* for each renumbered bit its old place; and the other way round */
    u64 *wanted;
    RuleSet actions, triggers;
    ARRAY(u64) added; /* for each action what it adds, renumbered; made when it is first asked for */
} Rules;

typedef struct {
    Rules *rules;
    int is_slow; /* asked of Python: a sum must come to something */
    size_t targets;
    u64 *want, *counted;
    Span *choices;
    ARRAY(u64) choice;
    i64 *at_once;
    i64 most_counted;
    Map exact, length, cheapest;
    Table onward, known, lengths, nearer, cheapest_by;
    ARRAY(u64) awaited; /* the rows of `nearer` in other words */
} Question;

typedef struct {
    ARRAY(Question *) at;
    Map of; /* by whose it is, worth, and whether it must be exceeded */
} Questions;

struct Scratch;

typedef struct {
    PyObject_HEAD
    PyObject *hooks; /* what is asked of Python, by name */
    PyObject *kept;  /* the values of effects and utilities */
    i32 characters, actions, triggers, deepest;
    size_t bits, words, action_words, trigger_words, wide_words;
    i32 most_triggers;
    int is_mixed, keeps_right, has_numbers;
    ARRAY(Term) terms;
    ARRAY(Span) clauses;
    ARRAY(Effect) effects;
    ARRAY(u64) sets; /* sets of bits that others point into */
    ARRAY(Entry) entries;
    ARRAY(Group) groups;
    Span *action_effects, *trigger_effects, *trigger_conditions;
    ARRAY(Sight) sights;
    Span *sights_of;
    ARRAY(Case) cases;
    Span *cases_of;
    ARRAY(View) views;
    Span *views_of;
    Span *waking, *waking_numbers; /* by bit, and by place among the numbers */
    i32 *fluent_of_bit;
    Span *fluent_terms;
    char *has_numeric;
    size_t *own_mask;
    size_t read_mask, anyones, compared, all_triggers;
    char *is_believed_about;
    ARRAY(i32) believers;
    ARRAY(i32) consenting;
    Span *consenting_of;
    i32 *attempted; /* for each action what whoever takes it means to do */
    size_t willed, showing;
    size_t *sure_by;

    /* States: their bits, behind a word with the row of numbers. */
    Table states;
    ARRAY(i32) settled;
    ARRAY(i32) utility;
    ARRAY(i64) open; /* where a state's open actions lie in `opened`, or -1 */
    ARRAY(i64) seen; /* for each state and character where what they observe lies in `sights_seen`, or -1 */
    ARRAY(u64) opened;
    Map after, better, rows_assigned, chains, evaluated, worths, moved, differences;
    ARRAY(u64) sights_seen;
    ARRAY(i32) chain;
    PyObject *values; /* what effects on numbers have come to */
    ARRAY(i32) moves; /* rows of numbers: how many places, and which */
    ARRAY(u64) patterns;
    ARRAY(char) has_pattern;
    ARRAY(u64) wide_rows;
    ARRAY(char) has_wide;
    PyObject *assigned_of; /* numbers assigned, by what they are */
    PyObject *assigned;    /* the same by place; the first is none */
    Table changes;         /* what is cleared, what is put, and the numbers assigned */
    ARRAY(i64) told_of;
    ARRAY(i32) told;

    /* Nodes: the state, then every mind. */
    Table nodes;
    ARRAY(i32) node_settled;
    ARRAY(i64) surprised;
    ARRAY(u64) surprises;
    Map node_after, node_shown, node_flat, node_told, pairs, staying, within;
    Table corrections;
    ARRAY(i64) corrects; /* for each action where the bits lie, in `grounds`, that these read, -1: not asked for yet */
    char *corrects_numbers;
    ARRAY(u64) grounds;

    Questions questions[2]; /* of minds, and of the author's */
    ARRAY(Operator) operators;
    ARRAY(Part) parts;
    ARRAY(Span) part_sets;
    Span operators_of[3]; /* of characters, of anybody, of triggers */
    Table rules_by;       /* by kind and by the bits that all of it hangs on, the place of the rules */
    ARRAY(Rules *) rules;
    size_t added; /* for each action all bits that it may add, whatever is so */

    /* Reasons. */
    i64 depth, whole, asked, searched, taken_up, stop_at;
    int is_cut, has_finder;
    size_t doubt;
    i64 *touching, *relevant;
    Map enough, too_little, dead, alive, next, plans, supposed, nothing_found;
    ARRAY(i32) plan;
    ARRAY(struct Scratch *) scratch;
    size_t scratch_used;
    i32 refuser;
} Core;

#define SET(core, place) ((core)->sets.at + (place))
#define STATE(core, state) ((core)->states.words.at + (size_t)(state) * ((core)->words + 1))
#define BITS(core, state) (STATE(core, state) + 1)
#define NUMBERS(core, state) ((i64)STATE(core, state)[0])
#define COUNT(table) ((i64)(table).rows.count)
#define CHARACTERS(core, who) for (i32 who = 0; who < (core)->characters; who++)

static PyObject *hook(Core *core, const char *name) {
    PyObject *found = PyDict_GetItemString(core->hooks, name);
    if (found == NULL) PyErr_Format(PyExc_KeyError, "core: %s", name);
    return found;
}

/* Call what is asked of Python; whatever it returns is a new reference, NULL where it raised. */
static PyObject *asked(Core *core, const char *name, const char *format, ...) {
    PyObject *function = hook(core, name);
    if (function == NULL) return NULL;
    va_list values;
    va_start(values, format);
    PyObject *given = Py_VaBuildValue(format, values);
    va_end(values);
    if (given == NULL) return NULL;
    PyObject *found = PyObject_Call(function, given, NULL);
    Py_DECREF(given);
    return found;
}

static i64 as_number(PyObject *found) {
    if (found == NULL) return FAILED;
    i64 number = PyLong_AsLongLong(found);
    Py_DECREF(found);
    return number == -1 && PyErr_Occurred() ? FAILED : number;
}

static int check(Core *core, i64 count) {
    PyObject *found = asked(core, "check", "(L)", (long long)count);
    Py_XDECREF(found);
    return found == NULL ? FAILED : 0;
}

static inline int clause_holds(const Core *core, Span clause, const u64 *bits) {
    const Term *term = core->terms.at + clause.first;
    for (u32 n = 0; n < clause.count; n++, term++)
        if ((bits[term->word] & term->care) != term->want) return 0;
    return 1;
}

static inline int holds(const Core *core, Span condition, const u64 *bits) {
    for (u32 n = 0; n < condition.count; n++)
        if (clause_holds(core, core->clauses.at[condition.first + n], bits)) return 1;
    return 0;
}

#endif
