/* Relaxed plans of the cheapest rules (cheapest.py). */

#include "estimates.h"

#define FIRST(kind) ((kind) ? rules->actions.number : 0) /* where the rules of a kind begin among all */

/* What is known while a plan is made. */
typedef struct {
    i64 *cost, *spent;   /* for each bit, and for each rule of what it asks for */
    i32 *by, *order;     /* for each bit the rule that adds it most cheaply, and when it was settled, -1: not yet */
    i32 *waiting, *open; /* for each rule of how much it waits; rules to be gone on from */
    unsigned char *used; /* for each rule */
    ARRAY(u64) heap;
} Pricing;

/* Let a rule add what it adds, for what it has come to. */
static int come(const Rules *rules, Pricing *pricing, int kind, size_t rule) {
    const RuleSet *set = kind ? &rules->triggers : &rules->actions;
    i32 number = FIRST(kind) + (i32)rule;
    i64 pays = pricing->spent[number] + !kind;
    EACH(bit, set->adds + rule * rules->words, rules->words) {
        if (pays < pricing->cost[bit]) {
            pricing->cost[bit] = pays;
            pricing->by[bit] = number;
            if (RESERVE(pricing->heap, 1) < 0) return FAILED;
            heap_push(pricing->heap.at, pricing->heap.count++, (u64)pays << 32 | (u64)bit);
        } else if (pays == pricing->cost[bit] && pricing->order[bit] < 0 && number < pricing->by[bit]) {
            pricing->by[bit] = number;
        }
    }
    return 0;
}

/* Let rules wait for one thing less, which has come at a cost. */
static int wait_less(const Rules *rules, Pricing *pricing, int kind, const u64 *some, i64 cost) {
    EACH(rule, some, (kind ? &rules->triggers : &rules->actions)->actions) {
        size_t number = (size_t)FIRST(kind) + rule;
        pricing->spent[number] += cost;
        if (--pricing->waiting[number] == 0 && come(rules, pricing, kind, rule) < 0) return FAILED;
    }
    return 0;
}

/* Settle what a bit costs; `missing`: what is not settled. */
static int settle_bit(const Rules *rules, Pricing *pricing, size_t bit, u64 *missing) {
    i64 cost = pricing->cost[bit];
    for (int kind = 0; kind < 2; kind++) {
        const RuleSet *set = kind ? &rules->triggers : &rules->actions;
        if (wait_less(rules, pricing, kind, set->waiting + bit * set->actions, cost) < 0) return FAILED;
        for (size_t k = 0; k < set->chosen_count; k++) {
            const u64 *chosen = set->chosen.at + k * rules->words;
            if (!HAS(chosen, bit) || !fits(chosen, missing, rules->words)) continue;
            if (wait_less(rules, pricing, kind, set->choosing.at + k * set->actions, cost) < 0) return FAILED;
        }
    }
    missing[bit >> 6] &= ~((u64)1 << (bit & 63));
    return 0;
}

/* Go on from the rule by which a bit comes, if that is new; return where the open rules end. */
static size_t go_on(Pricing *pricing, size_t end, i64 bit) {
    i32 rule = bit < 0 ? -1 : pricing->by[bit];
    if (rule < 0 || pricing->used[rule]) return end;
    pricing->used[rule] = 1;
    pricing->open[end] = rule;
    return end + 1;
}

/* Return which bit of a set was settled first. */
static i64 first_of(const Rules *rules, const Pricing *pricing, const u64 *some) {
    i64 found = -1;
    EACH(bit, some, rules->words)
        if (pricing->order[bit] >= 0 && (found < 0 || pricing->order[bit] < pricing->order[found])) found = (i64)bit;
    return found;
}

/* Return how many rules of actions lead to what a clause of the target asks for. */
static i64 counted_of(const Question *question, Pricing *pricing, size_t goal) {
    const Rules *rules = question->rules;
    const u64 *want = question->want + goal * rules->words, *choice = question->choice.at;
    Span choices = question->choices[goal];
    size_t end = 0;
    i64 found = 0;
    for (;;) {
        EACH(bit, want, rules->words) end = go_on(pricing, end, (i64)bit);
        for (u32 n = 0; n < choices.count; n++)
            end = go_on(pricing, end, first_of(rules, pricing, choice + (choices.first + n) * rules->words));
        if (end == 0) return found;
        i32 rule = pricing->open[--end];
        int kind = rule >= rules->actions.number;
        const RuleSet *set = kind ? &rules->triggers : &rules->actions;
        size_t own = (size_t)(rule - FIRST(kind));
        want = set->want + own * rules->words;
        choice = set->choice.at;
        choices = set->choices[own];
        found += !kind;
    }
}

static i64 priced_plan(const Question *question, const u64 *lacking, Pricing *pricing) {
    const Rules *rules = question->rules;
    u64 *missing = LOCAL(u64, rules->words);
    i32 order = 0;
    memset(missing, 0, rules->words * sizeof(u64));
    for (size_t bit = 0; bit < rules->count; bit++) {
        int is_missing = HAS(lacking, bit) != 0;
        ADD(missing, bit);
        pricing->cost[bit] = is_missing ? NEVER : 0;
        pricing->by[bit] = pricing->order[bit] = -1;
        if (!is_missing) pricing->heap.at[pricing->heap.count++] = (u64)bit;
    }
    for (int kind = 0; kind < 2; kind++) {
        const RuleSet *set = kind ? &rules->triggers : &rules->actions;
        memcpy(pricing->waiting + FIRST(kind), set->asks, (size_t)set->number * sizeof(i32));
    }
    for (int kind = 0; kind < 2; kind++) {
        const RuleSet *set = kind ? &rules->triggers : &rules->actions;
        for (i32 rule = 0; rule < set->number; rule++)
            if (!set->asks[rule] && come(rules, pricing, kind, (size_t)rule) < 0) return FAILED;
    }
    i64 goal;
    while ((goal = met(question, missing)) < 0) {
        if (!pricing->heap.count) return NEVER;
        size_t bit = (size_t)(heap_pop(pricing->heap.at, pricing->heap.count) & 0xFFFFFFFFu);
        pricing->heap.count--;
        if (pricing->order[bit] >= 0) continue;
        pricing->order[bit] = order++;
        if (settle_bit(rules, pricing, bit, missing) < 0) return FAILED;
    }
    return counted_of(question, pricing, (size_t)goal);
}

/* Return how many actions such a plan has from where some bits are missing. */
static i64 cheapest_from(const Question *question, const u64 *missing) {
    const Rules *rules = question->rules;
    size_t count = rules->count, all = (size_t)rules->actions.number + (size_t)rules->triggers.number;
    char *room = calloc(1, (count + all) * (sizeof(i64) + 2 * sizeof(i32)) + all + 1);
    if (room == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    Pricing pricing = {.cost = (i64 *)room, .heap = {NULL, 0, 0}};
    pricing.spent = pricing.cost + count;
    pricing.by = (i32 *)(pricing.spent + all);
    pricing.order = pricing.by + count;
    pricing.waiting = pricing.order + count;
    pricing.open = pricing.waiting + all;
    pricing.used = (unsigned char *)(pricing.open + all);
    i64 found = RESERVE(pricing.heap, count + 1) < 0 ? FAILED : priced_plan(question, missing, &pricing);
    free(pricing.heap.at);
    free(room);
    return found;
}

/* Return how many steps a relaxed plan has that is made of what is cheapest each time; NEVER if there is none. */
static i64 cheapest_plan(Core *core, int kind, i64 state, i64 number) {
    Question *question = core->questions[kind].at.at[number];
    i64 found = map_get(&question->cheapest, (u64)state);
    if (found >= 0) return found;
    if (question->is_slow) {
        found = asked_slowly(core, "cheapest_plan", kind, state, number);
    } else {
        size_t words = question->rules->words;
        u64 *missing = LOCAL(u64, words);
        if (lacking(core, question, state, missing) < 0) return FAILED;
        u64 hash = hash_of(missing, words);
        i64 known = table_find(&question->cheapest_by, missing, words, hash);
        if (known >= 0) {
            found = question->cheapest_by.rows.at[known].value;
        } else {
            found = cheapest_from(question, missing);
            if (found < 0 || table_add(&question->cheapest_by, missing, words, hash, (i32)found) < 0) return FAILED;
        }
    }
    return found < 0 || map_put(&question->cheapest, (u64)state, found) < 0 ? FAILED : found;
}
