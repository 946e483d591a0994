#include <cblas.h>

// Swift's Glibc module leaves <malloc.h> out.
#if defined(__linux__) && __has_include(<malloc.h>)
#include <malloc.h>
#endif
