/* The types `Listing` and `Queue`. */

#include "core_type.h"

/* What a core has by number, as a list. */

typedef struct {
    PyObject_HEAD
    Core *core;
    int what;
} Listing;

enum { OF_BITS, OF_ROWS, OF_STATES, OF_MINDS };

static int listing_init(Listing *listing, PyObject *given, PyObject *names) {
    Core *core;
    if (!PyArg_ParseTuple(given, "O!i", &CoreType, &core, &listing->what)) return -1;
    Py_XSETREF(listing->core, (Core *)Py_NewRef((PyObject *)core));
    return 0;
}

static int listing_traverse(Listing *listing, visitproc visit, void *arg) {
    Py_VISIT(listing->core);
    return 0;
}

static int listing_clear(Listing *listing) {
    Py_CLEAR(listing->core);
    return 0;
}

static void listing_dealloc(Listing *listing) {
    PyObject_GC_UnTrack(listing);
    listing_clear(listing);
    Py_TYPE(listing)->tp_free((PyObject *)listing);
}

static Py_ssize_t listing_length(Listing *listing) {
    Core *core = listing->core;
    return (Py_ssize_t)(listing->what == OF_BITS || listing->what == OF_ROWS ? COUNT(core->states) : COUNT(core->nodes));
}

static PyObject *listing_item(Listing *listing, Py_ssize_t place) {
    Core *core = listing->core;
    if (!is_among(place, listing_length(listing), "place")) return NULL;
    if (listing->what == OF_BITS) return number_from(BITS(core, place), core->words);
    if (listing->what == OF_ROWS) return PyLong_FromLongLong(NUMBERS(core, place));
    if (listing->what == OF_STATES) return PyLong_FromLongLong(STATE_OF(core, place));
    PyObject *found = PyTuple_New(HAS_MINDS(core, place) ? core->characters : 0);
    if (found != NULL && HAS_MINDS(core, place))
        CHARACTERS(core, who) PyTuple_SET_ITEM(found, who, PyLong_FromLong(MINDS(core, place)[who]));
    return found;
}

static PySequenceMethods listing_sequence = {.sq_length = (lenfunc)listing_length, .sq_item = (ssizeargfunc)listing_item};

static PyTypeObject ListingType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "forbear_core.Listing",
    .tp_basicsize = sizeof(Listing),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)listing_init,
    .tp_dealloc = (destructor)listing_dealloc,
    .tp_traverse = (traverseproc)listing_traverse,
    .tp_clear = (inquiry)listing_clear,
    .tp_as_sequence = &listing_sequence,
};

/* Queues. */

static int queue_init(Queue *queue, PyObject *given, PyObject *names) {
    Core *core;
    PyObject *allowed, *costs, *avoided;
    long long below, author, whole, goal;
    if (queue->core != NULL || !PyArg_ParseTuple(given, "O!iiLLLLppOO!O!", &CoreType, &core, &queue->kind, &queue->guess,
                                                 &below, &author, &whole, &goal, &queue->is_anything, &queue->is_willing,
                                                 &allowed, &PyList_Type, &costs, &PyList_Type, &avoided))
        return -1;
    queue->core = (Core *)Py_NewRef((PyObject *)core);
    queue->below = below;
    queue->author = author;
    queue->whole = whole;
    queue->goal = goal;
    queue->question = -1;
    queue->allowed = calloc(core->action_words + 1, sizeof(u64));
    queue->costs = calloc((size_t)core->actions + 1, sizeof(i64));
    if (!queue->allowed || !queue->costs || PyList_GET_SIZE(costs) != core->actions) {
        PyErr_NoMemory();
        return -1;
    }
    if (set_from(allowed, queue->allowed, core->action_words) < 0) return -1;
    for (i32 n = 0; n < core->actions; n++) queue->costs[n] = PyLong_AsLongLong(PyList_GET_ITEM(costs, n));
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(avoided); n++) {
        Span condition;
        if (read_condition(core, PyList_GET_ITEM(avoided, n), &condition) < 0 || PUSH(queue->avoided, condition)) return -1;
    }
    return PyErr_Occurred() ? -1 : 0;
}

static int queue_traverse(Queue *queue, visitproc visit, void *arg) {
    Py_VISIT(queue->core);
    return 0;
}

static int queue_clear(Queue *queue) {
    Py_CLEAR(queue->core);
    return 0;
}

static void queue_dealloc(Queue *queue) {
    PyObject_GC_UnTrack(queue);
    queue_clear(queue);
    free(queue->allowed);
    free(queue->costs);
    free(queue->avoided.at);
    free(queue->stories.at);
    free(queue->heap.at);
    free(queue->met.at);
    free(queue->bits_met.at);
    Py_TYPE(queue)->tp_free((PyObject *)queue);
}

#define QUEUED(name) static PyObject *name(Queue *queue, PyObject *const *given, Py_ssize_t count)
#define IS_ENTRY(queue, number) is_among(number, (i64)(queue)->stories.count, "story")

QUEUED(queue_pushed) {
    GIVEN(6);
    if (!IS_NODE(queue->core, v[0]) || (v[1] != -1 && !IS_ENTRY(queue, v[1]))) return NULL;
    if (queue_push(queue, v[0], v[1], v[2], v[3], v[4], v[5]) < 0) return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    Py_RETURN_NONE;
}

#define UNASKED (-1)

/* A story that comes up: the node that it is known to lead to, what it was found to lack, and the worlds taken up before. */
typedef struct {
    Waiting next;
    i64 known, wanted, before;
} Turn;

/* Ask what a story lacks that comes up. 1 where it was put off for that, 0 where Python is to go on with it, FAILED. */
static int put_off(Queue *queue, Turn *turn, int may_be_deep, int may_be_deep_if_hard, i64 hard) {
    Core *core = queue->core;
    Story *story = queue->stories.at + turn->next.number;
    if (turn->known >= 0 || story->budget <= 0) return 0;
    turn->before = core->taken_up;
    i64 wanted = turn->wanted = ask(core, story->parent, story->step, story->budget, story->effort), later = 0;
    if (wanted < 0) return FAILED;
    story = queue->stories.at + turn->next.number;
    if (wanted <= story->budget) return 0;
    int is_hard = core->is_cut || core->taken_up - turn->before > hard;
    if (is_hard ? may_be_deep_if_hard : may_be_deep) return 0;
    if (core->is_cut) later = 1;
    if (wanted <= queue->whole) later = wanted - story->budget;
    if (later <= 0) return 0;
    if (core->is_cut) story->effort *= 2;
    if (wanted <= queue->whole) story->budget = wanted;
    return queue_add(queue, (i64)turn->next.priority + later * 1024, turn->next.number) < 0 ? FAILED : 1;
}

/* Take up at most so many stories, until one is not to be put off: how many, and of that one its number, what it pays, its
   step, the node before it, its length, cost, budget, effort and top, the node that it is known to lead to, what it was found to
   lack, and the worlds taken up before. With `most` 0 the next is taken and not asked about. */
QUEUED(queue_taken) {
    GIVEN(4);
    i64 most = v[0], taken = 0;
    Core *core = queue->core;
    while (queue->heap.count && (taken < most || taken == 0)) {
        Turn turn = {queue_next(queue), -1, UNASKED, 0};
        const Story *story = queue->stories.at + turn.next.number;
        taken++;
        turn.known = map_get(&core->node_after, (u64)story->parent * (u64)core->actions + (u64)story->step);
        int is_put_off = most ? put_off(queue, &turn, v[1] != 0, v[2] != 0, v[3]) : 0;
        if (is_put_off < 0) return PyErr_Occurred() ? NULL : PyErr_NoMemory();
        if (is_put_off) continue;
        story = queue->stories.at + turn.next.number;
        return Py_BuildValue("(L(ILiiiLLLiLLL))", (long long)taken, turn.next.number, (long long)turn.next.priority, story->step,
                             story->parent, story->length, (long long)story->cost, (long long)story->budget,
                             (long long)story->effort, story->top, (long long)turn.known, (long long)turn.wanted,
                             (long long)turn.before);
    }
    return Py_BuildValue("(LO)", (long long)taken, Py_None);
}

/* Put a story back, which then is asked with a budget and an effort. */
QUEUED(queue_returned) {
    GIVEN(4);
    if (!IS_ENTRY(queue, v[0])) return NULL;
    queue->stories.at[v[0]].budget = v[2];
    queue->stories.at[v[0]].effort = v[3];
    if (queue_add(queue, v[1], (u32)v[0]) < 0) return NULL;
    Py_RETURN_NONE;
}

static PyObject *queue_emptied(Queue *queue, PyObject *none) {
    queue->heap.count = 0;
    Py_RETURN_NONE;
}

QUEUED(queue_away) {
    GIVEN(1);
    return IS_ENTRY(queue, v[0]) ? PyLong_FromLong(queue->stories.at[v[0]].away) : NULL;
}

QUEUED(queue_path_to) {
    GIVEN(1);
    if (!IS_ENTRY(queue, v[0])) return NULL;
    i32 length = queue->stories.at[v[0]].length, entry = (i32)v[0];
    PyObject *found = PyTuple_New(length);
    for (i32 n = length; found != NULL && n > 0; n--) {
        PyTuple_SET_ITEM(found, n - 1, PyLong_FromLong(queue->stories.at[entry].step));
        entry = queue->stories.at[entry].from;
    }
    return found;
}

static Py_ssize_t queue_length(Queue *queue) { return (Py_ssize_t)queue->heap.count; }
static PySequenceMethods queue_sequence = {.sq_length = (lenfunc)queue_length};

static PyMethodDef queue_methods[] = {
    DOOR("push", queue_pushed),
    DOOR("take", queue_taken),
    DOOR("put_back", queue_returned),
    {"clear", (PyCFunction)queue_emptied, METH_NOARGS, NULL},
    DOOR("away", queue_away),
    DOOR("path_to", queue_path_to),
    {NULL},
};

static PyTypeObject QueueType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "forbear_core.Queue",
    .tp_basicsize = sizeof(Queue),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)queue_init,
    .tp_dealloc = (destructor)queue_dealloc,
    .tp_traverse = (traverseproc)queue_traverse,
    .tp_clear = (inquiry)queue_clear,
    .tp_methods = queue_methods,
    .tp_as_sequence = &queue_sequence,
};
