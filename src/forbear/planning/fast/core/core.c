/* The module `forbear_core`: the planner's states, nodes, estimates, reasons and queues (core.h says of what they are). */

#include "queue_type.h"

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "forbear_core", .m_size = -1};

PyMODINIT_FUNC PyInit_forbear_core(void) {
    PyObject *made = PyModule_Create(&module);
    if (made == NULL || PyModule_AddType(made, &CoreType) < 0 || PyModule_AddType(made, &ListingType) < 0 ||
        PyModule_AddType(made, &QueueType) < 0) {
        Py_XDECREF(made);
        return NULL;
    }
    return made;
}
