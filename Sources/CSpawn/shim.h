// glibc's <spawn.h> (2.34 and later) declares these only if _GNU_SOURCE is defined, which Swift
// does not do.
#include <spawn.h>

#ifdef __linux__
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
static const short backprop_spawn_setsid = 0x80;
#endif
