#include <errno.h>
#include <seccomp.h>

// What is a macro with arguments, or a plain number, in the library's header.
static const unsigned int backprop_action_allow = SCMP_ACT_ALLOW;
static const unsigned int backprop_action_kill = SCMP_ACT_KILL_PROCESS;
static inline unsigned int backprop_action_error(unsigned short code) {
  return SCMP_ACT_ERRNO(code);
}
