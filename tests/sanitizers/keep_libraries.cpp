// Linked into the tests of the preset asan: libraries stay loaded until the process ends. What a driver does not give
// back would else belong to a library that is gone, and tests/sanitizers/leaks.txt could not name it.

extern "C" __attribute__((visibility("default"))) int dlclose(void*);

extern "C" int dlclose(void*) { return 0; }
