// What a worker calls that Swift cannot. libc has no functions for some system calls, Swift does
// not import variadic functions, and a signal handler must take no lock.
#include <stdio.h>
#include "place.h"

// Makes standard output write at once: what waits in a buffer is lost when the process is killed.
static inline void backprop_print_at_once(void) { setvbuf(stdout, NULL, _IONBF, 0); }

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
