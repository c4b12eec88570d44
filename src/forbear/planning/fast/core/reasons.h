/* Whether somebody has a reason for a step, asked of a mind and a budget, and remembered for every mind (reasons.py). */

#include "cheapest.h"

#define MOST 1024 /* more steps than any plan has */
#define MANY 16
#define MANY_ENTRIES ((u64)1 << 32)

/* What one search in somebody's mind keeps; used again by the next. */
typedef struct Scratch {
    ARRAY(i32) step;
    ARRAY(i32) from;
    ARRAY(i32) parent;
    ARRAY(i32) length;
    ARRAY(u64) heap;
    ARRAY(i32) path;
    ARRAY(i32) shadows; /* for each entry where the shadows lie that its parent has */
    Table entered;      /* by node the length with which it was last entered */
    Table shades;       /* where parts of a plan lead without its first step, and in how many steps; in order */
} Scratch;

static i64 has(Core *core, i32 who, i64 mind, i64 action, i64 budget, i64 depth);

/* What is known of a reason for an attempt that fails is what is known of one for what is tried. */
static inline u64 reason_key(const Core *core, i64 who, i64 mind, i64 action) {
    return ((u64)mind * (u64)core->actions + (u64)core->attempted[action]) * (u64)core->characters + (u64)who;
}

static inline u64 world_key(const Core *core, i64 node, i64 who, i64 start) {
    return ((u64)node * (u64)core->characters + (u64)who) << 24 | (u64)start;
}

/* Count the effort, let the limits be looked at now and then, and say whether to stop. */
static int looks_on(Core *core) {
    core->taken_up++;
    if ((core->taken_up & 63) == 0 && check(core, COUNT(core->nodes)) < 0) return FAILED;
    if (core->taken_up > core->stop_at) core->is_cut = 1;
    return core->is_cut;
}

/* Return where a set of actions lies that Python is asked for once for each character. */
static i64 actions_of(Core *core, i64 *known, const char *name, i32 who) {
    if (known[who] < 0) {
        PyObject *number = asked(core, name, "(i)", who);
        if (number == NULL || RESERVE(core->sets, core->action_words) < 0) return FAILED;
        int is_set = set_from(number, core->sets.at + core->sets.count, core->action_words);
        Py_DECREF(number);
        if (is_set < 0) return FAILED;
        known[who] = (i64)core->sets.count;
        core->sets.count += core->action_words;
    }
    return known[who];
}

/* Add the actions that somebody but the owner would consent to who takes them to be impossible. */
static int add_blocked(Core *core, i64 node, i64 owner, u64 *found) {
    for (i32 who = 0; HAS_MINDS(core, node) && who < core->characters; who++) {
        i32 mind = MINDS(core, node)[who];
        if (who == owner || mind < 0) continue;
        i64 opened = open_set(core, STATE_OF(core, mind));
        if (opened < 0) return FAILED;
        const u64 *willed = SET(core, core->sure_by[who]), *open = OPENED(core, opened);
        for (size_t n = 0; n < core->action_words; n++) found[n] |= willed[n] & ~open[n];
    }
    return 0;
}

/* Say whether a mind is in doubt about what plans may find out. */
static int doubts(const Core *core, i64 mind) {
    return core->has_finder && meets(BITS(core, STATE_OF(core, mind)), SET(core, core->doubt), core->words);
}

static int store_plan(Core *core, Map *map, u64 key, const i32 *steps_, size_t length) {
    i64 place = (i64)core->plan.count;
    if (RESERVE(core->plan, length + 1) < 0) return FAILED;
    core->plan.at[place] = (i32)length;
    memcpy(core->plan.at + place + 1, steps_, length * sizeof(i32));
    core->plan.count += length + 1;
    return map_put(map, key, place);
}

/* Say whether a later step of somebody's plan is explained for all who consent to it. */
static int is_open_to(Core *core, i32 owner, i64 node, i64 step, i64 left, i64 depth, i64 start) {
    Span consenting = core->consenting_of[step];
    for (u32 n = 0; n < consenting.count; n++) {
        i32 who = core->consenting.at[consenting.first + n];
        int found;
        if (who == owner) {
            i64 here = utility(core, STATE_OF(core, node), who);
            if (here <= 0 || core->attempted[step] != step) return here < 0 ? FAILED : 0; /* nobody plans to fail */
            found = is_better(core, here, start);
            if (found > 0) found = (int)has(core, who, node, step, left, depth);
            else if (found == 0) continue;
        } else {
            i64 mind = MINDS(core, node)[who];
            found = is_open(core, STATE_OF(core, mind), core->attempted[step]);
            if (found > 0) found = (int)has(core, who, mind, step, left, depth + 1);
        }
        if (found <= 0) return found;
    }
    return 1;
}

/* Say whether a plan's owner could be as well off as a worth after some of the steps ahead. */
static int owner_could_come(Core *core, i64 node, i64 owner, i64 value, const i32 *ahead, size_t length) {
    i64 question = question_of(core, 0, owner, value, 1);
    return question < 0 ? FAILED : could_come(core, 0, STATE_OF(core, node), question, ahead, length);
}

/* Say whether some of the later steps alone come to the same for the owner. */
static int is_needless(Core *core, i32 owner, i64 mind, const i32 *path, size_t length, i64 value, i64 budget, i64 depth) {
    ARRAY(i64) reached = {NULL, 0, 0}; /* node * MOST + steps taken */
    Map known = {0};
    int found = FAILED;
    if (PUSH(reached, mind * MOST) || map_put(&known, (u64)(mind * MOST), 1) < 0) goto done;
    for (size_t place = 1; place < length; place++) {
        if (reached.count > MANY) {
            size_t kept = 0;
            for (size_t n = 0; n < reached.count; n++) {
                if (check(core, COUNT(core->nodes)) < 0) goto done;
                int is_hopeful = owner_could_come(core, reached.at[n] / MOST, owner, value, path + place, length - place);
                if (is_hopeful < 0) goto done;
                if (is_hopeful) reached.at[kept++] = reached.at[n];
            }
            reached.count = kept;
            free(known.at);
            memset(&known, 0, sizeof known);
            for (size_t n = 0; n < kept; n++)
                if (map_put(&known, (u64)reached.at[n], 1) < 0) goto done;
        }
        i32 step = path[place];
        size_t before = reached.count;
        ARRAY(i64) longer = {NULL, 0, 0};
        for (size_t n = 0; n < before; n++) {
            i64 node = reached.at[n] / MOST, taken = reached.at[n] % MOST;
            int is_taken = is_open(core, STATE_OF(core, node), step);
            if (is_taken > 0) is_taken = is_open_to(core, owner, node, step, budget - taken, depth, value);
            i64 end = is_taken > 0 ? node_after(core, node, step) : 0;
            i64 worth = is_taken > 0 && end >= 0 ? utility(core, STATE_OF(core, end), owner) : 0;
            if (is_taken < 0 || end < 0 || worth < 0) {
                free(longer.at);
                goto done;
            }
            if (!is_taken) continue;
            if (worth == value) {
                free(longer.at);
                found = 1;
                goto done;
            }
            if (PUSH(longer, end * MOST + taken + 1)) {
                free(longer.at);
                goto done;
            }
        }
        for (size_t n = 0; n < longer.count; n++) {
            if (map_get(&known, (u64)longer.at[n]) >= 0) continue;
            if (map_put(&known, (u64)longer.at[n], 1) < 0 || PUSH(reached, longer.at[n])) {
                free(longer.at);
                goto done;
            }
        }
        free(longer.at);
    }
    found = 0;
done:
    free(reached.at);
    free(known.at);
    return found;
}

/* Keep that a plan's rest pays from each of the worlds it leads through. */
static int remember(Core *core, i32 who, i64 mind, const i32 *path, size_t length, i64 start, i64 budget) {
    i64 node = node_after(core, mind, path[0]);
    for (size_t place = 1; node >= 0 && place < length; place++) {
        u64 key = world_key(core, node, who, start);
        i64 left = budget - (i64)place, known = map_get(&core->alive, key);
        if (known < 0 || known > left)
            if (map_put(&core->alive, key, left) < 0 || map_put(&core->next, key, path[place]) < 0) return FAILED;
        node = node_after(core, node, path[place]);
    }
    return node < 0 ? FAILED : 0;
}
