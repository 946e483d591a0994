// What a worker has to call and Swift cannot. libc has no functions for some system calls, Swift
// does not import variadic functions, and a signal handler must take no lock.
#include <stdio.h>
#include "place.h"

// Makes standard output write at once: what waits in a buffer is lost when the process is killed.
static inline void backprop_print_at_once(void) { setvbuf(stdout, NULL, _IONBF, 0); }

#ifdef __linux__
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
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

#if defined(__x86_64__)
#define BACKPROP_PROCESSOR AUDIT_ARCH_X86_64
#else
#define BACKPROP_PROCESSOR AUDIT_ARCH_AARCH64
#endif

// Ends the process as soon as it asks the kernel to change these pages: their protection, their
// contents, or what is mapped there. Returns 0, or -1 with errno.
//
// The kernel's own call for this, mseal, is newer than Linux 6.1. A filter sees 64-bit arguments in
// halves. A range [a, a + n) leaves the pages [start, end) alone if a >= end, which is compared
// exactly, or if it ends at least 4 GiB earlier, for which the upper halves suffice. Nothing else
// is mapped closer before the pages of a position-independent program.
static inline long backprop_lock_pages(const void *pages, unsigned long bytes) {
  const uint64_t start = (uint64_t)(uintptr_t)pages, end = start + bytes;
  const uint32_t start_high = (uint32_t)(start >> 32), end_high = (uint32_t)(end >> 32);
  const uint32_t first = offsetof(struct seccomp_data, args);
  if (start_high < 2) {
    errno = EINVAL;
    return -1;
  }
  struct sock_filter filter[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, BACKPROP_PROCESSOR, 0, 22),  // else: kill
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 8, 0),  // to: range
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_munmap, 7, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_madvise, 6, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_pkey_mprotect, 5, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 4, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_remap_file_pages, 15, 0),  // to: kill
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mremap, 0, 13),            // else: allow
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first + 24),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 2, 12, 0),  // MREMAP_FIXED, a chosen place: kill
    // range: the upper half of the address, which may not have a tag.
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first + 4),
    BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 0x00ffffff, 10, 0),  // to: kill
    BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, end_high, 8, 0),     // to: allow
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, end_high, 0, 2),     // else: before
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first),
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (uint32_t)end, 5, 0),  // to: allow
    // before: the upper halves of address and length.
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first + 12),
    BPF_STMT(BPF_MISC | BPF_TAX, 0),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first + 4),
    BPF_STMT(BPF_ALU | BPF_ADD | BPF_X, 0),
    BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, start_high - 2, 1, 0),  // to: kill
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
  };
  return backprop_install_filter(filter, sizeof filter);
}
#endif
