// Functions with which a Linux process gives up rights. libc has no functions for some of the
// system calls, and Swift does not import variadic functions.
#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// Limits the threads and processes of this user in this user namespace; returns 0, or -1 with
// errno.
static inline int backprop_limit_processes(unsigned long count) {
  struct rlimit limit = {count, count};
  return setrlimit(RLIMIT_NPROC, &limit);
}

// Installs a system call filter for every thread of the process; returns 0, or -1 with errno.
static inline long backprop_install_filter(const void *instructions, unsigned long bytes) {
  struct sock_fprog program = {
    .len = (unsigned short)(bytes / sizeof(struct sock_filter)),
    .filter = (struct sock_filter *)instructions,
  };
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return syscall(
    SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}
#endif
