/* Questions for reasons, answered once for each mind, step and budget (reasons.py, questions.py). */

#include "searching.h"

/* Store a plan for a step, if there is one; return whether there is. */
static int reason_for(Core *core, i32 who, i64 mind, i64 action, i64 budget, i64 depth, u64 key) {
    i64 state = STATE_OF(core, mind);
    i64 touching = budget <= 1 ? actions_of(core, core->touching, "touching", who) : 0;
    if (touching < 0) return FAILED;
    if (budget <= 1 && !HAS(SET(core, touching), action)) return 0;
    i64 relevant = actions_of(core, core->relevant, "relevant", who);
    if (relevant < 0) return FAILED;
    if (!HAS(SET(core, relevant), action)) return 0;
    int opened = is_open(core, state, action);
    if (opened <= 0) return opened;
    i64 start = utility(core, state, who);
    if (start <= 0) return start < 0 ? FAILED : 0;
    i64 flat = flat_after(core, mind, action);
    i64 worth = flat < 0 ? FAILED : utility(core, flat, who);
    int pays = worth < 0 ? FAILED : is_better(core, worth, start);
    if (pays < 0) return FAILED;
    if (pays) {
        i32 only = (i32)action;
        return store_plan(core, &core->plans, key, &only, 1) < 0 ? FAILED : 1;
    }
    if (budget <= 1) return 0;
    i64 question = question_of(core, 0, who, start, 0);
    i64 least = question < 0 ? FAILED : steps(core, 0, flat, question);
    if (least < 0) return FAILED;
    if (least >= budget) return 0;
    core->searched++;
    return search(core, who, mind, action, budget, depth, start, question, key);
}

/* Look for a plan that finds something out, of which Python knows; store it. */
static int found_out(Core *core, i32 who, i64 mind, i64 action, i64 budget, i64 depth, u64 key) {
    PyObject *said = asked(core, "find_out", "(iLLLL)", who, (long long)mind, (long long)action, (long long)budget, (long long)depth);
    if (said == NULL) return FAILED;
    int found = 0;
    if (said != Py_None) {
        PyObject *plan = PyTuple_GET_ITEM(said, 0);
        size_t length = (size_t)PyTuple_GET_SIZE(plan);
        i32 *path = LOCAL(i32, length);
        for (size_t n = 0; n < length; n++) path[n] = (i32)PyLong_AsLong(PyTuple_GET_ITEM(plan, (Py_ssize_t)n));
        found = store_plan(core, &core->plans, key, path, length) < 0 ||
                        map_put(&core->supposed, key, PyLong_AsLong(PyTuple_GET_ITEM(said, 1))) < 0
                    ? FAILED
                    : 1;
    }
    Py_DECREF(said);
    return found;
}

static i64 has_within(Core *core, i32 who, i64 mind, i64 action, i64 budget, i64 depth) {
    if (depth > core->depth) budget = 1;
    action = core->attempted[action];
    core->asked++;
    u64 key = reason_key(core, who, mind, action);
    i64 enough = map_get(&core->enough, key);
    if (enough >= 0 && enough <= budget) return 1;
    int found = 0;
    if (map_get(&core->too_little, key) < budget) {
        found = reason_for(core, who, mind, action, budget, depth, key);
        if (found < 0) return FAILED;
        if (core->is_cut) return 0;
        if (!found && map_put(&core->too_little, key, budget) < 0) return FAILED;
    }
    if (!found && depth == 1 && doubts(core, mind) && map_get(&core->nothing_found, key) < budget) {
        found = found_out(core, who, mind, action, budget, depth, key);
        if (found < 0) return FAILED;
        if (core->is_cut) return 0;
        if (!found && map_put(&core->nothing_found, key, budget) < 0) return FAILED;
    }
    if (!found) return 0;
    return map_put(&core->enough, key, budget) < 0 ? FAILED : 1;
}

/* Say whether `who`, in a mind of theirs `depth` minds deep, has a reason of at most `budget` steps. */
static i64 has(Core *core, i32 who, i64 mind, i64 action, i64 budget, i64 depth) {
    if (Py_EnterRecursiveCall(" while a reason is looked for")) return FAILED;
    i64 found = has_within(core, who, mind, action, budget, depth);
    Py_LeaveRecursiveCall();
    return found;
}

/* Return a number of steps below which no reason can be that finds nothing out. */
static i64 least_budget(Core *core, i32 who, i64 mind, i64 action) {
    i64 start = utility(core, STATE_OF(core, mind), who);
    i64 question = start < 0 ? FAILED : question_of(core, 0, who, start, 0);
    i64 flat = question < 0 ? FAILED : flat_after(core, mind, core->attempted[action]);
    i64 found = flat < 0 ? FAILED : steps(core, 0, flat, question);
    return found < 0 ? FAILED : found + 1;
}

/* Return the budget if everyone who consents has a reason within it, else the next that could be enough. */
static i64 ask(Core *core, i64 node, i64 action, i64 budget, i64 effort) {
    Span consenting = core->consenting_of[action];
    i64 least = 0;
    core->is_cut = 0;
    for (u32 n = 0; n < consenting.count; n++) {
        i32 who = core->consenting.at[consenting.first + n];
        i64 mind = MINDS(core, node)[who];
        /* What somebody in doubt may suppose can be nearer. */
        i64 needed = doubts(core, mind) ? 1 : least_budget(core, who, mind, action);
        if (needed < 0) return FAILED;
        if (needed > least) {
            least = needed;
            core->refuser = who;
        }
    }
    if (least > budget) return least;
    core->stop_at = core->taken_up + effort;
    for (u32 n = 0; n < consenting.count; n++) {
        i32 who = core->consenting.at[consenting.first + n];
        i64 found = has(core, who, MINDS(core, node)[who], action, budget, 1);
        if (found < 0) return FAILED;
        if (!found) {
            core->refuser = who;
            return budget + 1;
        }
    }
    return budget;
}
