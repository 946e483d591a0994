// Functions with which root starts a program as another user, with fewer rights than that user has.
// posix_spawn cannot do this, and Swift cannot fork. Code that runs between fork and exec must not
// call anything that takes a lock, so it is written in C and uses only data prepared in advance.
#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// libc declares these only if _GNU_SOURCE is defined, which Swift does not do.
static const int backprop_path_only = __O_PATH;
static inline int backprop_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }
pid_t _Fork(void);  // glibc 2.34: without the handlers that libraries register for fork.

// libc has no functions for Landlock, and older headers lack its later rights. The numbers are the
// same on every processor.
struct backprop_landlock {
  uint64_t files, network, scopes;
};

// Returns the version of Landlock that the kernel supports; 0 or less if it has no Landlock.
static inline long backprop_landlock_version(void) { return syscall(444, NULL, 0, 1); }

// Makes rules that deny the given rights; returns their descriptor, or -1 with errno.
static inline int backprop_landlock_create(struct backprop_landlock denied) {
  return (int)syscall(444, &denied, sizeof denied, 0);
}

// Allows rights to a file, or to a folder and everything in it; returns 0, or -1 with errno.
static inline int backprop_landlock_allow(int rules, int place, uint64_t rights) {
  struct __attribute__((packed)) { uint64_t rights; int32_t place; } rule = {rights, place};
  return (int)syscall(445, rules, 1, &rule, 0);
}

struct backprop_limit {
  int resource;
  uint64_t soft, hard;
};

// The program to start, with its arguments and its rights.
struct backprop_launch {
  char *const *command, *const *environment;
  const char *directory;
  uid_t user;
  // Copies of descriptors that are closed on exec and have numbers above those assigned in the
  // child. The channel may be -1, for none.
  int output, channel, channel_number, rules;
  // The Landlock rights that the program has to its own folder in /proc.
  uint64_t own_process_rights;
  // The files in which to write "0" to join the control groups, terminated by NULL.
  const char *const *groups;
  const struct backprop_limit *limits;
  int limit_count;
  const void *filter;
  unsigned filter_bytes;
};

// Gives up the user, all groups and all capabilities permanently; returns 0, or -1 with errno.
static inline int backprop_become(uid_t user) {
  for (int right = 0; right < 64; right++) prctl(PR_CAPBSET_DROP, right, 0, 0, 0);
  // These are system calls, because libc's functions would synchronize with other threads.
  if (syscall(SYS_setgroups, 0, NULL) != 0) return -1;
  if (syscall(SYS_setresgid, user, user, user) != 0) return -1;
  if (syscall(SYS_setresuid, user, user, user) != 0) return -1;
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0}};
  if (syscall(SYS_capset, &header, none) != 0) return -1;
  if (syscall(SYS_setresuid, 0, 0, 0) == 0 || geteuid() != user || getegid() != user) {
    errno = EPERM;
    return -1;
  }
  return 0;
}

// Replaces the child with the program; returns the name of the step that failed.
static inline const char *backprop_exec(const struct backprop_launch *launch, pid_t parent) {
  if (setsid() < 0) return "setsid";
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  for (const char *const *group = launch->groups; *group; group++) {
    int file = open(*group, O_WRONLY | O_CLOEXEC);
    if (file < 0 || write(file, "0", 1) != 1) return *group;
    close(file);
  }
  int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (null < 0) return "/dev/null";
  if (syscall(SYS_close_range, 3U, ~0U, 4U /* close at exec */) != 0) return "close_range";
  if (dup2(null, 0) < 0 || dup2(launch->output, 1) < 0 || dup2(launch->output, 2) < 0) return "dup2";
  if (launch->channel >= 0 && dup2(launch->channel, launch->channel_number) < 0) return "dup2";
  if (backprop_become(launch->user) != 0) return "setresuid";
  umask(022);
  if (chdir(launch->directory) != 0) return launch->directory;
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return "prctl";
  if (getppid() != parent) _exit(1);
  int own = open("/proc/self", backprop_path_only | O_CLOEXEC);
  if (own < 0 || backprop_landlock_allow(launch->rules, own, launch->own_process_rights) != 0)
    return "/proc/self";
  for (int i = 0; i < launch->limit_count; i++) {
    struct rlimit limit = {launch->limits[i].soft, launch->limits[i].hard};
    if (setrlimit(launch->limits[i].resource, &limit) != 0) return "setrlimit";
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "prctl";
  if (syscall(446, launch->rules, 0) != 0) return "landlock_restrict_self";
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  struct sock_fprog filter = {
    .len = (unsigned short)(launch->filter_bytes / sizeof(struct sock_filter)),
    .filter = (struct sock_filter *)launch->filter,
  };
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) != 0) return "seccomp";
  execve(launch->command[0], launch->command, launch->environment);
  return launch->command[0];
}

// Starts a program; returns its process ID, or -1 with errno and the step that failed.
static inline pid_t backprop_start(const struct backprop_launch *launch, const char **step) {
  struct { int code; const char *step; } failure = {0, NULL};
  int ends[2];
  *step = "pipe";
  if (backprop_pipe(ends) != 0) return -1;
  // The pipe's number must be above all numbers assigned in the child, or the channel could replace
  // it.
  int end = fcntl(ends[1], F_DUPFD_CLOEXEC, 64);
  if (end < 0) {
    int code = errno;
    close(ends[0]);
    close(ends[1]);
    errno = code;
    return -1;
  }
  close(ends[1]);
  ends[1] = end;
  // None of the grader's signal handlers may run in the child.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  pid_t child = _Fork();
  if (child == 0) {
    failure.step = backprop_exec(launch, parent);
    failure.code = errno;
    if (write(ends[1], &failure, sizeof failure) < 0) _exit(126);
    _exit(127);
  }
  int code = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[1]);
  *step = "fork";
  ssize_t count = 0;
  if (child > 0) {
    // The child has the same addresses, so the pointer to the step's name is valid here too.
    do count = read(ends[0], &failure, sizeof failure);
    while (count < 0 && errno == EINTR);
  }
  close(ends[0]);
  if (child > 0 && count == (ssize_t)sizeof failure) {
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    *step = failure.step;
    code = failure.code;
    child = -1;
  }
  errno = code;
  return child;
}

// Kills all processes of a user at once, so that none of them can start another one first; returns
// 0, or -1 with errno.
//
// The calling thread, and no other one, takes the user as its effective user. It may then signal
// that user's processes and no others, and they may not signal it. Its real user ID, the killer's,
// must not belong to any user of the host, because that user's processes would be killed too.
static inline int backprop_kill_all(uid_t user, uid_t killer) {
  uid_t real, effective, saved;
  if (user == 0 || killer == 0 || user == killer) {
    errno = EINVAL;
    return -1;
  }
  // The saved user ID stays root, so that the thread can switch back.
  if (syscall(SYS_setresuid, killer, user, 0) != 0) return -1;
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct rights[2] = {{0}};
  int code = EPERM;
  // If the thread still had the right to kill any process, the call below would take down the host.
  if (syscall(SYS_capget, &header, rights) == 0 && !rights[0].effective && !rights[1].effective &&
      syscall(SYS_getresuid, &real, &effective, &saved) == 0 && real == killer && effective == user) {
    code = kill(-1, SIGKILL) == 0 || errno == ESRCH ? 0 : errno;
  }
  if (syscall(SYS_setresuid, 0, 0, 0) != 0) _exit(70);
  errno = code;
  return code == 0 ? 0 : -1;
}

// Returns whether a user has processes, including those that have ended but have not been waited
// for.
static inline int backprop_has_processes(uid_t user) {
  errno = 0;
  return getpriority(PRIO_USER, user) != -1 || errno != ESRCH;
}

// Returns the user of a process, or -1 if there is no such process or it has ended.
static inline int64_t backprop_user(pid_t process) {
  char path[32], text[1024];
  snprintf(path, sizeof path, "/proc/%d/status", process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  if (count <= 0) return -1;
  text[count] = 0;
  const char *state = strstr(text, "\nState:\t"), *user = strstr(text, "\nUid:\t");
  if (!state || !user || state[8] == 'Z' || state[8] == 'X') return -1;
  return strtoll(user + 6, NULL, 10);
}
#endif
