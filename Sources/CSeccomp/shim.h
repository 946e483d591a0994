#include <errno.h>
#include <seccomp.h>

// Parts of the library's header that are function-like macros or plain numbers.
static const unsigned int backprop_action_allow = SCMP_ACT_ALLOW;
static const unsigned int backprop_action_kill = SCMP_ACT_KILL_PROCESS;
static inline unsigned int backprop_action_error(unsigned short code) {
  return SCMP_ACT_ERRNO(code);
}
