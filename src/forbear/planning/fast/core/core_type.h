/* The type `Core`: what Python asks of a core. */

#include "building.h"

static int core_init(Core *core, PyObject *given, PyObject *names) {
    PyObject *spec;
    if (core->hooks != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "core: made twice");
        return -1;
    }
    if (!PyArg_ParseTuple(given, "O!", &PyDict_Type, &spec)) return -1;
    if (read_spec(core, spec) < 0) {
        if (!PyErr_Occurred()) PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static int core_traverse(Core *core, visitproc visit, void *arg) {
    Py_VISIT(core->hooks);
    Py_VISIT(core->kept);
    Py_VISIT(core->assigned_of);
    Py_VISIT(core->assigned);
    Py_VISIT(core->values);
    return 0;
}

static int core_clear(Core *core) {
    Py_CLEAR(core->hooks);
    Py_CLEAR(core->kept);
    Py_CLEAR(core->assigned_of);
    Py_CLEAR(core->assigned);
    Py_CLEAR(core->values);
    return 0;
}

static void core_dealloc(Core *core) {
    PyObject_GC_UnTrack(core);
    core_clear(core);
    core_forget(core);
    Py_TYPE(core)->tp_free((PyObject *)core);
}

/* What Python gives is checked: a number that is none of ours is an error, and no memory is read for it. */
static int is_among(i64 number, i64 count, const char *what) {
    if (number >= 0 && number < count) return 1;
    PyErr_Format(PyExc_IndexError, "core: there is no %s %lld", what, (long long)number);
    return 0;
}

#define IS_STATE(core, number) is_among(number, COUNT((core)->states), "state")
#define IS_NODE(core, number) is_among(number, COUNT((core)->nodes), "node")
#define IS_ACTION(core, number) is_among(number, (core)->actions, "action")
#define IS_WHO(core, number) is_among(number, (core)->characters, "character")

/* Read whole numbers that a method was given. */
static int read_given(PyObject *const *given, Py_ssize_t count, i64 *into, Py_ssize_t wanted) {
    if (count != wanted) {
        PyErr_Format(PyExc_TypeError, "core: %zd values where %zd are asked for", count, wanted);
        return FAILED;
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        into[n] = PyLong_AsLongLong(given[n]);
        if (into[n] == -1 && PyErr_Occurred()) return FAILED;
    }
    return 0;
}

static PyObject *number_or_none(i64 found) { return found == FAILED ? NULL : PyLong_FromLongLong(found); }
static PyObject *truth(i64 found) { return found < 0 ? NULL : PyBool_FromLong((long)found); }

#define METHOD(name) static PyObject *name(Core *core, PyObject *const *given, Py_ssize_t count)
#define GIVEN(wanted) \
    i64 v[wanted]; \
    if (read_given(given, count, v, wanted) < 0) return NULL

METHOD(core_intern_state) {
    u64 *bits = LOCAL(u64, core->words);
    if (count != 2 || set_from(given[0], bits, core->words) < 0) return NULL;
    i64 row = PyLong_AsLongLong(given[1]);
    return row < 0 ? NULL : number_or_none(state_of(core, row, bits));
}

METHOD(core_open_actions) {
    GIVEN(1);
    i64 place = IS_STATE(core, v[0]) ? open_set(core, v[0]) : FAILED;
    if (place < 0) return NULL;
    const u64 *set = OPENED(core, place);
    size_t size = 0;
    for (size_t n = 0; n < core->action_words; n++) size += (size_t)count_of(set[n]);
    PyObject *found = PyTuple_New((Py_ssize_t)size);
    size_t at = 0;
    if (found == NULL) return NULL;
    EACH(action, set, core->action_words) PyTuple_SET_ITEM(found, (Py_ssize_t)at++, PyLong_FromSize_t(action));
    return found;
}

METHOD(core_open_set) {
    GIVEN(1);
    i64 place = IS_STATE(core, v[0]) ? open_set(core, v[0]) : FAILED;
    return place < 0 ? NULL : number_from(OPENED(core, place), core->action_words);
}

METHOD(core_is_open) {
    GIVEN(2);
    return IS_STATE(core, v[0]) && IS_ACTION(core, v[1]) ? truth(is_open(core, v[0], v[1])) : NULL;
}

METHOD(core_seen_by) {
    GIVEN(2);
    i64 place = IS_STATE(core, v[0]) && IS_WHO(core, v[1]) ? seen_by(core, v[0], (i32)v[1]) : FAILED;
    return place < 0 ? NULL : number_from(SEEN(core, place), core->action_words);
}

METHOD(core_utility) {
    GIVEN(2);
    if (!IS_STATE(core, v[0]) || (v[1] != NOBODY && !IS_WHO(core, v[1]))) return NULL;
    return number_or_none(utility(core, v[0], v[1]));
}

METHOD(core_is_better) {
    GIVEN(2);
    return truth(is_better(core, v[0], v[1]));
}

METHOD(core_changed) {
    if (count != 2) return PyErr_Format(PyExc_TypeError, "core: changed(state, change)");
    i64 state = PyLong_AsLongLong(given[0]);
    i64 place = IS_STATE(core, state) ? change_from(core, Py_NewRef(given[1])) : FAILED;
    if (place < 0) return NULL;
    CHANGE(core, change);
    read_change(core, place, &change);
    return number_or_none(changed(core, state, &change));
}

METHOD(core_intern) {
    i32 *minds = LOCAL(i32, core->characters);
    if (count != 2 || !PyTuple_Check(given[1])) return PyErr_Format(PyExc_TypeError, "core: intern(state, minds)");
    i64 state = PyLong_AsLongLong(given[0]), size = PyTuple_GET_SIZE(given[1]);
    if (!IS_STATE(core, state)) return NULL;
    if (size == 0) return number_or_none(node_of(core, state, NULL));
    if (size != core->characters) return PyErr_Format(PyExc_ValueError, "core: a mind is missing");
    CHARACTERS(core, who) {
        i64 mind = PyLong_AsLongLong(PyTuple_GET_ITEM(given[1], who));
        if (mind != NOBODY && !IS_NODE(core, mind)) return NULL;
        minds[who] = (i32)mind;
    }
    return number_or_none(node_of(core, state, minds));
}

METHOD(core_settle) {
    GIVEN(2);
    if (!IS_NODE(core, v[0]) || (v[1] != -1 && !IS_STATE(core, v[1]))) return NULL;
    return number_or_none(node_settled(core, v[0], v[1]));
}

METHOD(core_after) {
    GIVEN(2);
    return IS_NODE(core, v[0]) && IS_ACTION(core, v[1]) ? number_or_none(node_after(core, v[0], v[1])) : NULL;
}

METHOD(core_known_after) {
    GIVEN(2);
    return PyLong_FromLongLong(map_get(&core->node_after, (u64)v[0] * (u64)core->actions + (u64)v[1]));
}

METHOD(core_flat_after) {
    GIVEN(2);
    return IS_NODE(core, v[0]) && IS_ACTION(core, v[1]) ? number_or_none(flat_after(core, v[0], v[1])) : NULL;
}

/* Estimates. */

static int is_question(Core *core, i64 kind, i64 number) {
    return is_among(kind, 2, "kind") && is_among(number, (i64)core->questions[kind].at.count, "question");
}

/* Keep the operators: what characters do, what anybody does, what then follows. */
METHOD(core_set_operators) {
    if (count != 3) return PyErr_Format(PyExc_TypeError, "core: set_operators(of_characters, of_anybody, triggers)");
    core->operators.count = core->parts.count = core->part_sets.count = 0;
    for (int n = 0; n < 3; n++) {
        if (n == 1 && given[1] == given[0]) core->operators_of[1] = core->operators_of[0];
        else if (!PyList_Check(given[n]) || operators_kept(core, given[n], core->operators_of + n) < 0) return NULL;
    }
    Py_RETURN_NONE;
}

/* Return what rules speak of that are enough for some bits, and where these rules lie. */
METHOD(core_rules_for) {
    u64 *wanted = LOCAL(u64, core->wide_words);
    if (count != 2 || set_from(given[1], wanted, core->wide_words) < 0) return NULL;
    i64 kind = PyLong_AsLongLong(given[0]), place = is_among(kind, 2, "kind") ? rules_for(core, (int)kind, wanted) : FAILED;
    PyObject *bits = place < 0 ? NULL : number_from(wanted, core->wide_words);
    return bits == NULL ? NULL : Py_BuildValue("(NL)", bits, (long long)place);
}

METHOD(core_question) {
    GIVEN(4);
    if (!is_among(v[0], 2, "kind") || (v[1] != NOBODY && !IS_WHO(core, v[1]))) return NULL;
    return number_or_none(question_of(core, (int)v[0], v[1], v[2], v[3] != 0));
}

METHOD(core_steps) {
    GIVEN(3);
    return IS_STATE(core, v[1]) && is_question(core, v[0], v[2]) ? number_or_none(steps(core, (int)v[0], v[1], v[2])) : NULL;
}

METHOD(core_plan_length) {
    GIVEN(3);
    if (!IS_STATE(core, v[1]) || !is_question(core, v[0], v[2])) return NULL;
    return number_or_none(plan_length(core, (int)v[0], v[1], v[2]));
}

METHOD(core_cheapest_plan) {
    GIVEN(3);
    if (!IS_STATE(core, v[1]) || !is_question(core, v[0], v[2])) return NULL;
    return number_or_none(cheapest_plan(core, (int)v[0], v[1], v[2]));
}

METHOD(core_nearer) {
    GIVEN(3);
    if (!IS_STATE(core, v[1]) || !is_question(core, v[0], v[2])) return NULL;
    Question *question = core->questions[v[0]].at.at[v[2]];
    if (question->is_slow) return asked(core, "nearer", "(iLL)", (int)v[0], (long long)v[1], (long long)v[2]);
    i64 place = nearer(core, question, v[1]);
    if (place < 0) return NULL;
    u64 *found = LOCAL(u64, core->wide_words);
    memset(found, 0, core->wide_words * sizeof(u64));
    EACH(bit, question->awaited.at + place, question->rules->words) ADD(found, question->rules->olds[bit]);
    return number_from(found, core->wide_words);
}

static i32 *read_path(Core *core, PyObject *path, i32 *into) {
    for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(path); n++) {
        i64 action = PyLong_AsLongLong(PyTuple_GET_ITEM(path, n));
        if (!IS_ACTION(core, action)) return NULL;
        into[n] = (i32)action;
    }
    return into;
}

METHOD(core_could_come) {
    if (count != 4 || !PyTuple_Check(given[2])) return PyErr_Format(PyExc_TypeError, "core: could_come");
    i64 kind = PyLong_AsLongLong(given[0]), state = PyLong_AsLongLong(given[1]), number = PyLong_AsLongLong(given[3]);
    size_t length = (size_t)PyTuple_GET_SIZE(given[2]);
    i32 *path = LOCAL(i32, length);
    if (!IS_STATE(core, state) || !is_question(core, kind, number) || !read_path(core, given[2], path)) return NULL;
    return truth(could_come(core, (int)kind, state, number, path, length));
}

/* Reasons. */

METHOD(core_has) {
    GIVEN(5);
    if (!IS_WHO(core, v[0]) || !IS_NODE(core, v[1]) || !IS_ACTION(core, v[2])) return NULL;
    return truth(has(core, (i32)v[0], v[1], v[2], v[3], v[4]));
}

static PyObject *core_learn(Core *core, PyObject *given) {
    i64 v[3];
    if (!PyTuple_Check(given) || PyTuple_GET_SIZE(given) != 4 || !PyTuple_Check(PyTuple_GET_ITEM(given, 3)))
        return PyErr_Format(PyExc_TypeError, "core: learn");
    for (Py_ssize_t n = 0; n < 3; n++) v[n] = PyLong_AsLongLong(PyTuple_GET_ITEM(given, n));
    PyObject *plan = PyTuple_GET_ITEM(given, 3);
    size_t length = (size_t)PyTuple_GET_SIZE(plan);
    i32 *path = LOCAL(i32, length);
    if (PyErr_Occurred() || !IS_WHO(core, v[0]) || !IS_NODE(core, v[1]) || !IS_ACTION(core, v[2])) return NULL;
    if (!read_path(core, plan, path)) return NULL;
    u64 key = reason_key(core, v[0], v[1], v[2]);
    i64 enough = map_get(&core->enough, key);
    if (enough >= 0 && enough <= (i64)length) Py_RETURN_NONE;
    if (store_plan(core, &core->plans, key, path, length) < 0 || map_put(&core->enough, key, (i64)length) < 0) return NULL;
    Py_RETURN_NONE;
}

METHOD(core_plan_of) {
    GIVEN(3);
    if (!IS_ACTION(core, v[2])) return NULL;
    i64 place = map_get(&core->plans, reason_key(core, v[0], v[1], v[2]));
    if (place < 0) Py_RETURN_NONE;
    i32 length = core->plan.at[place];
    PyObject *found = PyTuple_New(length);
    for (i32 n = 0; found != NULL && n < length; n++)
        PyTuple_SET_ITEM(found, n, PyLong_FromLong(core->plan.at[place + 1 + n]));
    return found;
}

METHOD(core_supposed_by) {
    GIVEN(3);
    if (!IS_ACTION(core, v[2])) return NULL;
    return PyLong_FromLongLong(map_get(&core->supposed, reason_key(core, v[0], v[1], v[2])));
}

METHOD(core_is_refused) {
    GIVEN(4);
    if (!IS_NODE(core, v[1]) || !IS_ACTION(core, v[2])) return NULL;
    u64 key = reason_key(core, v[0], v[1], v[2]);
    if (map_get(&core->too_little, key) < v[3]) Py_RETURN_FALSE;
    return truth(!doubts(core, v[1]) || map_get(&core->nothing_found, key) >= v[3]);
}

METHOD(core_least) {
    GIVEN(3);
    if (!IS_WHO(core, v[0]) || !IS_NODE(core, v[1]) || !IS_ACTION(core, v[2])) return NULL;
    return number_or_none(least_budget(core, (i32)v[0], v[1], v[2]));
}

METHOD(core_blocked) {
    GIVEN(2);
    u64 *found = LOCAL(u64, core->action_words);
    memset(found, 0, core->action_words * sizeof(u64));
    if (!IS_NODE(core, v[0]) || add_blocked(core, v[0], v[1], found) < 0) return NULL;
    return number_from(found, core->action_words);
}

METHOD(core_allow) {
    GIVEN(1);
    core->stop_at = core->taken_up + v[0];
    core->is_cut = 0;
    Py_RETURN_NONE;
}

static PyObject *core_looks_on(Core *core, PyObject *none) { return truth(looks_on(core)); }

METHOD(core_ask) {
    GIVEN(4);
    return IS_NODE(core, v[0]) && IS_ACTION(core, v[1]) ? number_or_none(ask(core, v[0], v[1], v[2], v[3])) : NULL;
}

/* Let Python be asked for plans that find something out, where some of these bits are set; 0: it is not. */
static PyObject *core_set_doubt(Core *core, PyObject *number) {
    u64 *doubt = SET(core, core->doubt);
    if (set_from(number, doubt, core->words) < 0) return NULL;
    core->has_finder = !is_none(doubt, core->words);
    Py_RETURN_NONE;
}

#define DOOR(name, function) {name, (PyCFunction)(void (*)(void))function, METH_FASTCALL, NULL}

static PyMethodDef core_methods[] = {
    DOOR("intern_state", core_intern_state),
    DOOR("open_actions", core_open_actions),
    DOOR("open_set", core_open_set),
    DOOR("is_open", core_is_open),
    DOOR("seen_by", core_seen_by),
    DOOR("utility", core_utility),
    DOOR("is_better", core_is_better),
    DOOR("changed", core_changed),
    DOOR("intern", core_intern),
    DOOR("settle", core_settle),
    DOOR("after", core_after),
    DOOR("known_after", core_known_after),
    DOOR("flat_after", core_flat_after),
    DOOR("set_operators", core_set_operators),
    DOOR("rules_for", core_rules_for),
    DOOR("question", core_question),
    DOOR("steps", core_steps),
    DOOR("plan_length", core_plan_length),
    DOOR("cheapest_plan", core_cheapest_plan),
    DOOR("nearer", core_nearer),
    DOOR("could_come", core_could_come),
    DOOR("has", core_has),
    {"learn", (PyCFunction)core_learn, METH_O, NULL},
    DOOR("plan_of", core_plan_of),
    DOOR("supposed_by", core_supposed_by),
    DOOR("is_refused", core_is_refused),
    DOOR("least", core_least),
    DOOR("blocked", core_blocked),
    DOOR("allow", core_allow),
    {"looks_on", (PyCFunction)core_looks_on, METH_NOARGS, NULL},
    DOOR("ask", core_ask),
    {"set_doubt", (PyCFunction)core_set_doubt, METH_O, NULL},
    {NULL},
};

static PyMemberDef core_members[] = {
    {"asked", T_LONGLONG, offsetof(Core, asked), 0, NULL},
    {"searched", T_LONGLONG, offsetof(Core, searched), 0, NULL},
    {"taken_up", T_LONGLONG, offsetof(Core, taken_up), 0, NULL},
    {"whole", T_LONGLONG, offsetof(Core, whole), 0, NULL},
    {"is_cut", T_INT, offsetof(Core, is_cut), 0, NULL},
    {"refuser", T_INT, offsetof(Core, refuser), 0, NULL},
    {NULL},
};

static PyTypeObject CoreType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "forbear_core.Core",
    .tp_basicsize = sizeof(Core),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)core_init,
    .tp_dealloc = (destructor)core_dealloc,
    .tp_traverse = (traverseproc)core_traverse,
    .tp_clear = (inquiry)core_clear,
    .tp_methods = core_methods,
    .tp_members = core_members,
};
