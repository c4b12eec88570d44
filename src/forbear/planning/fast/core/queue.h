/* The author's queue of stories (lane.py): what may follow a story is put into it. */

#include "asking.h"

#define NO_PRICE ((i64)1 << 48) /* more than any story costs */
#define LAST ((i64)1 << 13)
#define STALE 3
#define PATIENCE 1000
#define HIGHEST 1024

enum { BEST_FIRST, NOVELTY, EXPLANATION_FIRST, GOAL_FIRST, VARIANTS };
enum { NO_GUESS, HMAX, HADD, RELAXED_PLAN };

typedef struct {
    i64 priority; /* what a story pays, and how short it is */
    u32 number;
} Waiting;

typedef struct {
    i32 step, from, parent, length, away, top;
    i64 cost, budget, effort;
} Story;

typedef struct {
    PyObject_HEAD
    Core *core;
    int kind, guess, is_willing, is_anything;
    i64 below, author, whole, goal, question;
    u64 *allowed;
    i64 *costs;
    ARRAY(Span) avoided;
    ARRAY(Story) stories;
    ARRAY(Waiting) heap;
    Map met;
    ARRAY(u64) bits_met;
} Queue;

static inline int comes_before(Waiting one, Waiting other) {
    return one.priority < other.priority || (one.priority == other.priority && one.number < other.number);
}

static int queue_add(Queue *queue, i64 priority, u32 number) {
    Waiting added = {priority, number};
    if (RESERVE(queue->heap, 1) < 0) return FAILED;
    Waiting *heap = queue->heap.at;
    size_t place = queue->heap.count++;
    while (place > 0) {
        size_t above = (place - 1) / 2;
        if (!comes_before(added, heap[above])) break;
        heap[place] = heap[above];
        place = above;
    }
    heap[place] = added;
    return 0;
}

static Waiting queue_next(Queue *queue) {
    Waiting *heap = queue->heap.at, found = heap[0];
    size_t count = --queue->heap.count, place = 0;
    Waiting last = heap[count];
    for (;;) {
        size_t below = 2 * place + 1;
        if (below >= count) break;
        if (below + 1 < count && comes_before(heap[below + 1], heap[below])) below++;
        if (!comes_before(heap[below], last)) break;
        heap[place] = heap[below];
        place = below;
    }
    heap[place] = last;
    return found;
}

/* Return how many steps the goal is away at least. */
static i64 away(Queue *queue, i64 flat) {
    Core *core = queue->core;
    if (queue->is_anything) return 0;
    if (queue->goal == 0) return NEVER;
    if (queue->question < 0 && (queue->question = question_of(core, 1, NOBODY, queue->goal, 1)) < 0) return FAILED;
    return steps(core, 1, flat, queue->question);
}

static i64 guess(Queue *queue, i64 flat, i64 least) {
    if (queue->guess == HMAX) return least;
    if (queue->guess == NO_GUESS || queue->is_anything || queue->question < 0) return 0;
    i64 found = queue->guess == HADD ? asked_slowly(queue->core, "total", 1, flat, queue->question)
                                     : plan_length(queue->core, 1, flat, queue->question);
    return found < HIGHEST ? found : HIGHEST;
}

/* Return what a story pays that shows nothing new: width 1 over the world and the minds at hand. */
static i64 staleness(Queue *queue, i64 node, i64 from_goal) {
    Core *core = queue->core;
    size_t words = core->words;
    i32 places = HAS_MINDS(core, node) ? core->characters : 0;
    int is_new = 0;
    for (i32 place = -1; place < places; place++) {
        i64 at = place < 0 ? node : MINDS(core, node)[place];
        if (at < 0) continue;
        u64 key = (u64)from_goal * 64 + (u64)(place + 1);
        i64 met = map_get(&queue->met, key);
        if (met < 0) {
            if (RESERVE(queue->bits_met, words) < 0) return FAILED;
            met = (i64)queue->bits_met.count;
            memset(queue->bits_met.at + met, 0, words * sizeof(u64));
            queue->bits_met.count += words;
            if (map_put(&queue->met, key, met) < 0) return FAILED;
        }
        const u64 *bits = BITS(core, STATE_OF(core, at));
        for (size_t n = 0; n < words; n++) {
            is_new |= (bits[n] & ~queue->bits_met.at[(size_t)met + n]) != 0;
            queue->bits_met.at[(size_t)met + n] |= bits[n];
        }
    }
    return is_new ? 0 : STALE;
}

/* Put every story into the queue that goes on from a node by one step. */
static int queue_push(Queue *queue, i64 node, i64 entry, i64 length, i64 cost, i64 top, i64 best) {
    Core *core = queue->core;
    size_t words = core->action_words;
    u64 *allowed = LOCAL(u64, words);
    i64 state = STATE_OF(core, node), opened = open_set(core, state);
    if (opened < 0) return FAILED;
    memset(allowed, 0, words * sizeof(u64));
    if (!queue->is_willing && add_blocked(core, node, NOBODY, allowed) < 0) return FAILED;
    u64 any = 0;
    for (size_t n = 0; n < words; n++) any |= allowed[n] = OPENED(core, opened)[n] & queue->allowed[n] & ~allowed[n];
    if (!any) return 0;
    i64 stale = 0;
    if (queue->kind == NOVELTY) stale = staleness(queue, node, entry < 0 ? 0 : queue->stories.at[entry].away);
    if (stale < 0) return FAILED;
    int looked = 0;
    EACH(action, allowed, words) {
        if ((++looked & 31) == 0 && check(core, COUNT(core->nodes)) < 0) return FAILED;
        i64 flat = flat_after(core, node, (i64)action);
        i64 far = flat < 0 ? FAILED : away(queue, flat), key = stale;
        if (far < 0) return FAILED;
        if (length + 1 + far > queue->author) {
            /* The goal is out of reach, but not perhaps something better than the best so far: last of all. */
            if (queue->below < NO_PRICE) continue;
            i64 better = question_of(core, 1, NOBODY, best, 0);
            far = better < 0 ? FAILED : steps(core, 1, flat, better);
            if (far < 0) return FAILED;
            key += LAST;
        }
        i64 spent = cost + queue->costs[action];
        if (length + 1 + far > queue->author || (spent + far >= queue->below && queue->below < NO_PRICE)) continue;
        int is_avoided = 0;
        for (size_t n = 0; n < queue->avoided.count && !is_avoided; n++)
            is_avoided = holds(core, queue->avoided.at[n], BITS(core, flat));
        if (is_avoided) continue;
        Story story = {(i32)action, (i32)entry, (i32)node, (i32)(length + 1), (i32)far, (i32)top, spent, 0, PATIENCE};
        if (!queue->is_willing && core->consenting_of[action].count)
            story.budget = queue->kind == EXPLANATION_FIRST ? queue->whole : 1;
        i64 guessed = guess(queue, flat, far);
        if (guessed < 0 || queue->stories.count >= UINT32_MAX / 2) return FAILED;
        key += (queue->kind == NOVELTY ? 0 : spent) + guessed;
        if (queue->kind == BEST_FIRST || queue->kind == NOVELTY || queue->kind == VARIANTS) key += story.budget;
        u32 number = (u32)queue->stories.count;
        if (PUSH(queue->stories, story)) return FAILED;
        if (queue_add(queue, key * 1024 + 1023 - (length < 1023 ? length : 1023), number) < 0) return FAILED;
    }
    return 0;
}
