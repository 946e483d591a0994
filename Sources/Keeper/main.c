// Starts a program. When the grader has ended, or on SIGTERM, kills the program and everything that
// it started:
//
//     Keeper LEASH PROGRAM ARGUMENT...
//
// LEASH is a descriptor of a pipe whose other end only the grader holds. bubblewrap asks the kernel
// to kill it when its parent ends, but that has no effect if the parent has just ended. The same is
// true of bubblewrap's own first process. A descendant of the keeper that loses its parent becomes
// the keeper's child, so none can escape.
#ifdef __linux__
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *what) {
  fprintf(stderr, "cannot keep the box: %s: %s\n", what, strerror(errno));
  return 126;
}

// Kills the program, if it has not ended, and all its descendants, until none are left.
static void end_all(pid_t program, bool has_ended) {
  if (!has_ended) kill(program, SIGKILL);
  char place[64];
  snprintf(place, sizeof place, "/proc/self/task/%d/children", (int)getpid());
  do {
    FILE *children = fopen(place, "re");
    int child;
    while (children && fscanf(children, "%d", &child) == 1) kill(child, SIGKILL);
    if (children) fclose(children);
  } while (waitpid(-1, NULL, 0) > 0 || errno == EINTR);
}

// Waits until the program has ended; returns false if it must be killed.
static bool wait_for(pid_t program, int leash, int signals, int *status) {
  struct pollfd waits[] = {{.fd = signals, .events = POLLIN}, {.fd = leash}};
  while (true) {
    if (poll(waits, 2, -1) < 0 && errno != EINTR) return false;
    if (waits[1].revents != 0) return false;
    struct signalfd_siginfo signal;
    if (read(signals, &signal, sizeof signal) < 0) continue;
    if (signal.ssi_signo == SIGTERM) return false;
    // One signal may stand for several children.
    int state;
    for (pid_t ended; (ended = waitpid(-1, &state, WNOHANG)) > 0;) {
      if (ended != program) continue;
      *status = state;
      return true;
    }
  }
}

// Ends in the same way as another process did.
static int end_as(int status) {
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_UNBLOCK, &all, NULL);
  kill(getpid(), WTERMSIG(status));
  return 128 + WTERMSIG(status);
}

int main(int count, char **words) {
  if (count < 3) return 64;
  int leash = atoi(words[1]);
  sigset_t watched, usual;
  sigemptyset(&watched);
  sigaddset(&watched, SIGCHLD);
  sigaddset(&watched, SIGTERM);
  if (sigprocmask(SIG_BLOCK, &watched, &usual) != 0) return fail("sigprocmask");
  int signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
  if (signals < 0) return fail("signalfd");
  if (fcntl(leash, F_SETFD, FD_CLOEXEC) != 0) return fail("the leash");
  if (prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) return fail("prctl");
  pid_t program = fork();
  if (program < 0) return fail("fork");
  if (program == 0) {
    sigprocmask(SIG_SETMASK, &usual, NULL);
    execv(words[2], words + 2);
    _exit(fail(words[2]));
  }
  // The program's descriptors must not stay open in the keeper after the program closes them.
  for (int open = 0; open < 64; open++) {
    if (open != leash && open != signals) close(open);
  }
  int status = SIGKILL;
  bool has_ended = wait_for(program, leash, signals, &status);
  end_all(program, has_ended);
  return end_as(status);
}
#else
int main(void) { return 64; }
#endif
