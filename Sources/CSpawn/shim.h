// Declared in <spawn.h> of glibc (2.34 and later) only for GNU programs, which Swift's are not.
#include <spawn.h>

#ifdef __linux__
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
static const short backprop_spawn_setsid = 0x80;
#endif
