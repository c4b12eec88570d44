/* Epistemic nodes: a state and one node for every mind, each once (minds.py). */

#include "triggers.h"

#define STATE_OF(core, node) ((i64)ROW((core)->nodes, node)[0])
#define HAS_MINDS(core, node) ((core)->nodes.rows.at[node].count > 1)
#define MINDS(core, node) ((const i32 *)(ROW((core)->nodes, node) + 1))
#define MIND_WORDS(core) (((size_t)(core)->characters + 1) / 2)

/* Return the number of a node; minds: NULL where it has none. */
static i64 node_of(Core *core, i64 state, const i32 *minds) {
    size_t count = minds == NULL ? 1 : 1 + MIND_WORDS(core);
    u64 *key = LOCAL(u64, count);
    key[0] = (u64)state;
    if (minds != NULL) {
        key[count - 1] = 0;
        memcpy(key + 1, minds, (size_t)core->characters * sizeof(i32));
    }
    u64 hash = hash_of(key, count);
    i64 found = table_find(&core->nodes, key, count, hash);
    if (found >= 0) return found;
    if (PUSH(core->node_settled, -1) || PUSH(core->surprised, -1)) return FAILED;
    found = table_add(&core->nodes, key, count, hash, 0);
    if (found >= 0 && (found & 1023) == 0 && check(core, found) < 0) return FAILED;
    return found;
}

/* Copy a node's minds, which may move; return NULL where it has none. */
static const i32 *read_minds(const Core *core, i64 node, i32 *into) {
    if (!HAS_MINDS(core, node)) return NULL;
    memcpy(into, MINDS(core, node), (size_t)core->characters * sizeof(i32));
    return into;
}

static i64 node_settled(Core *core, i64 node, i64 origin);
static i64 told_mind(Core *core, i64 mind, i64 change, i32 owner);

/* Return where the actions lie, in `surprises`, that somebody would see here who has something to put right by them. */
static i64 surprised_at(Core *core, i64 node) {
    i64 place = core->surprised.at[node];
    if (place >= 0) return place;
    u64 *found = LOCAL(u64, core->action_words);
    memset(found, 0, core->action_words * sizeof(u64));
    for (size_t n = 0; HAS_MINDS(core, node) && n < core->believers.count; n++) {
        i32 who = core->believers.at[n];
        i32 mind = MINDS(core, node)[who];
        if (mind < 0) continue;
        i64 seen = seen_by(core, STATE_OF(core, node), who);
        i64 opened = open_set(core, STATE_OF(core, mind));
        if (seen < 0 || opened < 0) return FAILED;
        const u64 *showing = SET(core, core->showing);
        for (size_t k = 0; k < core->action_words; k++)
            found[k] |= SEEN(core, seen)[k] & ~(OPENED(core, opened)[k] & ~showing[k]);
    }
    if (is_none(found, core->action_words)) {
        place = 0; /* the first lies there for all of these */
    } else {
        if (RESERVE(core->surprises, core->action_words) < 0) return FAILED;
        place = (i64)core->surprises.count;
        memcpy(core->surprises.at + place, found, core->action_words * sizeof(u64));
        core->surprises.count += core->action_words;
    }
    core->surprised.at[node] = place;
    return place;
}

static int is_surprising(Core *core, i64 node, i64 action) {
    i64 place = surprised_at(core, node);
    return place < 0 ? FAILED : (int)HAS(core->surprises.at + place, action);
}

/* Return the change that a mind in the state `believed` makes of an action in the state `actual`. */
static i64 corrections(Core *core, i64 believed, i64 actual, i64 action) {
    i64 mask = core->corrects.at[action];
    if (mask < 0) {
        PyObject *found = asked(core, "grounds", "(L)", (long long)action);
        if (found == NULL || RESERVE(core->grounds, core->words) < 0) return FAILED;
        mask = (i64)core->grounds.count;
        int is_set = set_from(PyTuple_GET_ITEM(found, 0), core->grounds.at + mask, core->words);
        core->corrects_numbers[action] = (char)PyObject_IsTrue(PyTuple_GET_ITEM(found, 1));
        Py_DECREF(found);
        if (is_set < 0) return FAILED;
        core->grounds.count += core->words;
        core->corrects.at[action] = mask;
    }
    u64 *key = LOCAL(u64, 2 * core->words + 3);
    size_t count = 0;
    key[count++] = (u64)action;
    key[count++] = core->corrects_numbers[action] ? (u64)NUMBERS(core, believed) : 0;
    key[count++] = core->corrects_numbers[action] ? (u64)NUMBERS(core, actual) : 0;
    const u64 *asked_for = core->grounds.at + mask;
    for (size_t n = 0; n < core->words; n++) {
        if (!asked_for[n]) continue;
        key[count++] = BITS(core, believed)[n] & asked_for[n];
        key[count++] = BITS(core, actual)[n] & asked_for[n];
    }
    u64 hash = hash_of(key, count);
    i64 known = table_find(&core->corrections, key, count, hash);
    if (known < 0) {
        i64 change = change_from(
            core, asked(core, "corrections", "(LLL)", (long long)believed, (long long)actual, (long long)action));
        if (change < 0) return FAILED;
        known = table_add(&core->corrections, key, count, hash, (i32)change);
        if (known < 0) return FAILED;
    }
    return core->corrections.rows.at[known].value;
}

static i64 staying_right(Core *core, i64 state, i64 change) {
    u64 key = (u64)state << 32 | (u64)change;
    i64 found = map_get(&core->staying, key);
    if (found < 0) {
        PyObject *made = change_made(core, change);
        found = made == NULL ? FAILED : change_from(core, asked(core, "staying_right", "(LN)", (long long)state, made));
        if (found < 0 || map_put(&core->staying, key, found) < 0) return FAILED;
    }
    return found;
}

static i64 within_mind(Core *core, i64 state, i64 mind, i64 change, i32 who) {
    u64 pair = (u64)state << 32 | (u64)mind;
    i64 place = map_get(&core->pairs, pair);
    if (place < 0) {
        place = (i64)core->pairs.used;
        if (map_put(&core->pairs, pair, place) < 0) return FAILED;
    }
    u64 key = ((u64)place * (u64)core->characters + (u64)who) << 28 | (u64)change;
    i64 found = map_get(&core->within, key);
    if (found < 0) {
        PyObject *made = change_made(core, change);
        found = made == NULL ? FAILED
                             : change_from(core, asked(core, "within", "(LLNi)", (long long)state, (long long)mind, made, who));
        if (found < 0 || map_put(&core->within, key, found) < 0) return FAILED;
    }
    return found;
}

static u64 told_key(const Core *core, i64 mind, i32 owner, i64 change) {
    return ((u64)mind * ((u64)core->characters + 1) + (u64)(owner + 1)) << 28 | (u64)change;
}

/* Return a node that is put right, and in it whoever was right about what is changed. */
static i64 righted(Core *core, i64 node, i64 change) {
    if (change == 0) return node;
    u64 key = told_key(core, node, NOBODY, change);
    i64 found = map_get(&core->node_told, key);
    if (found >= 0) return found;
    i64 state = STATE_OF(core, node), whole = staying_right(core, state, change);
    if (whole < 0) return FAILED;
    i32 *copy = LOCAL(i32, core->characters);
    const i32 *minds = read_minds(core, node, copy);
    for (i32 who = 0; minds != NULL && who < core->characters; who++) {
        i64 mind = copy[who];
        if (mind < 0) continue;
        i64 part = within_mind(core, state, STATE_OF(core, mind), whole, who);
        i64 now = part < 0 ? FAILED : righted(core, mind, part);
        if (now < 0) return FAILED;
        if (now != mind && (now = node_settled(core, now, STATE_OF(core, mind))) < 0) return FAILED;
        copy[who] = (i32)now;
    }
    CHANGE(core, made);
    read_change(core, whole, &made);
    i64 flat = changed(core, state, &made);
    found = flat < 0 ? FAILED : node_of(core, flat, minds);
    if (found < 0 || map_put(&core->node_told, key, found) < 0) return FAILED;
    return found;
}

/* Return a mind that has put right what made an action impossible in its eyes. */
static i64 corrected(Core *core, i64 mind, i64 actual, i64 action, i32 owner) {
    i64 believed = STATE_OF(core, mind);
    int opened = is_open(core, believed, action);
    if (opened < 0) return FAILED;
    if (opened && !HAS(SET(core, core->showing), action)) return mind;
    i64 change = corrections(core, believed, actual, action);
    if (change < 0) return FAILED;
    return core->keeps_right ? righted(core, mind, change) : told_mind(core, mind, change, owner);
}

/* Return the flat state of `corrected`, where no state has beliefs about beliefs, for a mind that it surprises. */
static i64 flat_corrected(Core *core, i64 believed, i64 actual, i64 action, i32 owner) {
    i64 change = corrections(core, believed, actual, action);
    if (change >= 0 && core->keeps_right) change = staying_right(core, believed, change);
    if (change < 0) return FAILED;
    CHANGE(core, made);
    read_change(core, change, &made);
    i64 found = changed(core, believed, &made);
    if (found >= 0 && !core->keeps_right && core->is_believed_about[owner]) found = with_belief(core, found, found, owner);
    return found;
}

/* Return the flat state with belief fluents as observers have them once they have put things right. */
static i64 right_at(Core *core, i64 node, i64 action) {
    i64 state = STATE_OF(core, node), found = state;
    int is_any = is_surprising(core, node, action);
    if (is_any <= 0) return is_any < 0 ? FAILED : state;
    for (size_t n = 0; n < core->believers.count; n++) {
        i32 who = core->believers.at[n];
        i64 mind = MINDS(core, node)[who];
        if (mind < 0) continue;
        int opened = is_open(core, STATE_OF(core, mind), action);
        if (opened > 0 && HAS(SET(core, core->showing), action)) opened = 0;
        i64 seen = opened ? 0 : seen_by(core, state, who);
        if (opened < 0 || seen < 0) return FAILED;
        if (opened || !HAS(SEEN(core, seen), action)) continue;
        if (core->deepest > 1) {
            i64 right = corrected(core, mind, state, action, who);
            if (right < 0) return FAILED;
            if (right == mind) continue;
            right = right_at(core, right, action);
            if (right < 0 || (found = with_belief(core, found, right, who)) < 0) return FAILED;
            continue;
        }
        i64 flat = flat_corrected(core, STATE_OF(core, mind), state, action, who);
        if (flat < 0) return FAILED;
        if (flat != STATE_OF(core, mind) && (found = with_belief(core, found, flat, who)) < 0) return FAILED;
    }
    return found;
}

/* Return the node in a state whose minds are a node's, each told its part; `told_at` says where these parts lie. */
static i64 with_minds_told(Core *core, i64 node, i64 state, i64 told_at) {
    i32 *copy = LOCAL(i32, core->characters);
    const i32 *minds = read_minds(core, node, copy);
    for (i32 who = 0; told_at && minds != NULL && who < core->characters; who++) {
        i64 mind = copy[who], part = core->told.at[told_at + who];
        if (mind < 0 || part == 0) continue;
        i64 now = told_mind(core, mind, part, who);
        if (now < 0) return FAILED;
        if (now != mind && (now = node_settled(core, now, STATE_OF(core, mind))) < 0) return FAILED;
        copy[who] = (i32)now;
    }
    return node_of(core, state, minds);
}

/* Return a character's mind after a change, and with it what they take themselves to believe. */
static i64 told_mind(Core *core, i64 mind, i64 change, i32 owner) {
    CHANGE(core, made);
    if (!core->is_believed_about[owner]) {
        const u64 *row = ROW(core->changes, change);
        if (is_none(row, core->words) && row[2 * core->words] == 0) return mind;
    }
    u64 key = told_key(core, mind, owner, change);
    i64 found = map_get(&core->node_told, key);
    if (found >= 0) return found;
    read_change(core, change, &made);
    i64 before = STATE_OF(core, mind), now = changed(core, before, &made);
    if (now >= 0 && core->is_believed_about[owner]) now = with_belief(core, now, now, owner);
    if (now < 0) return FAILED;
    found = mind;
    if (now != before) {
        CHANGE(core, difference);
        i64 told_at = add_difference(core, before, now, &difference) < 0 ? FAILED : told(core, &difference);
        found = told_at < 0 ? FAILED : with_minds_told(core, mind, now, told_at);
    }
    if (found < 0 || map_put(&core->node_told, key, found) < 0) return FAILED;
    return found;
}

/* Return the node after its triggers; `origin` is the settled state that it came from. */
static i64 node_settled(Core *core, i64 node, i64 origin) {
    i64 found = core->node_settled.at[node];
    if (found >= 0) return found;
    i64 first = STATE_OF(core, node), state = settled(core, first, origin);
    if (state < 0) return FAILED;
    found = node;
    if (state != first) {
        i64 place = HAS_MINDS(core, node) && core->deepest > 0 ? map_get(&core->chains, (u64)first) : -1;
        i32 length = place < 0 ? 0 : core->chain.at[place];
        i32 *told_at = LOCAL(i32, length);
        CHANGE(core, difference);
        for (i32 n = 1; n < length; n++) { /* as in Python: all are made before any mind is told */
            memset(difference.clear, 0, core->words * sizeof(u64));
            memset(difference.put, 0, core->words * sizeof(u64));
            difference.numbers = 0;
            i64 at = add_difference(core, core->chain.at[place + n], core->chain.at[place + n + 1], &difference);
            if (at >= 0) at = told(core, &difference);
            if (at < 0) return FAILED;
            told_at[n] = (i32)at;
        }
        for (i32 n = 1; n < length; n++) {
            int is_any = 0;
            CHARACTERS(core, who) is_any |= told_at[n] && core->told.at[told_at[n] + who] != 0;
            if (is_any && (found = with_minds_told(core, found, state, told_at[n])) < 0) return FAILED;
        }
        i32 *copy = LOCAL(i32, core->characters);
        found = node_of(core, state, read_minds(core, found, copy));
        if (found < 0) return FAILED;
    }
    core->node_settled.at[node] = (i32)found;
    core->node_settled.at[found] = (i32)found;
    return found;
}

/* Return the node after the effects of an action, before any trigger. */
static i64 node_shown(Core *core, i64 node, i64 action) {
    u64 key = (u64)node * (u64)core->actions + (u64)action;
    i64 found = map_get(&core->node_shown, key);
    if (found >= 0) return found;
    i64 state = STATE_OF(core, node);
    if (!HAS_MINDS(core, node)) {
        i64 flat = shown(core, state, action, state);
        found = flat < 0 ? FAILED : node_of(core, flat, NULL);
    } else {
        CHANGE(core, change);
        i64 right = right_at(core, node, action);
        if (right < 0 || add_shown(core, state, action, right, &change) < 0) return FAILED;
        i64 flat = changed(core, state, &change), told_at = flat < 0 ? FAILED : told(core, &change);
        if (told_at < 0) return FAILED;
        i32 *learned = LOCAL(i32, core->characters);
        read_minds(core, node, learned);
        CHARACTERS(core, who) {
            i64 mind = learned[who], now = mind;
            if (mind < 0) continue;
            i64 seen = seen_by(core, state, who), part = told_at ? core->told.at[told_at + who] : 0;
            if (seen < 0) return FAILED;
            if (HAS(SEEN(core, seen), action)) {
                now = corrected(core, mind, state, action, who);
                if (now >= 0) now = node_shown(core, now, action);
                if (now >= 0) now = told_mind(core, now, part, who);
            } else if (core->is_believed_about[who]) {
                now = told_mind(core, now, part, who);
            }
            if (now < 0) return FAILED;
            if (now != mind && (now = node_settled(core, now, STATE_OF(core, mind))) < 0) return FAILED;
            learned[who] = (i32)now;
        }
        found = node_of(core, flat, learned);
    }
    if (found < 0 || map_put(&core->node_shown, key, found) < 0) return FAILED;
    return found;
}

/* Return the node after an action and all that it triggers. */
static i64 node_after(Core *core, i64 node, i64 action) {
    u64 key = (u64)node * (u64)core->actions + (u64)action;
    i64 found = map_get(&core->node_after, key);
    if (found < 0) {
        found = node_shown(core, node, action);
        if (found >= 0) found = node_settled(core, found, STATE_OF(core, node));
        if (found < 0 || map_put(&core->node_after, key, found) < 0) return FAILED;
    }
    return found;
}

/* Return the flat state of `node_after`, without making any mind's node where none has to put something right. */
static i64 flat_after(Core *core, i64 node, i64 action) {
    i64 state = STATE_OF(core, node);
    int is_any = is_surprising(core, node, action);
    if (is_any <= 0) return is_any < 0 ? FAILED : after(core, state, action);
    u64 key = (u64)node * (u64)core->actions + (u64)action;
    i64 found = map_get(&core->node_flat, key);
    if (found < 0) {
        i64 right = right_at(core, node, action);
        found = right < 0 ? FAILED : shown(core, state, action, right);
        if (found >= 0) found = settled(core, found, state);
        if (found < 0 || map_put(&core->node_flat, key, found) < 0) return FAILED;
    }
    return found;
}
