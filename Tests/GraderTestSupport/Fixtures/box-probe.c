// A program that tries what the box should not let it, and prints what came of it.
//
//   box-probe WHAT [ARGUMENT …]    see the table at the end
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Keeps what was taken: "hold" for a moment, "stay" until the box is ended.
static void keep(int count, char **words, int index) {
  if (count > index) usleep(strcmp(words[index], "stay") == 0 ? 100000000 : 400000);
}

static int report(long result) {
  printf("%s\n", result < 0 ? strerrorname_np(errno) : "allowed");
  return 0;
}

// call NUMBER [ARGUMENT …]: any system call.
static int make_call(int count, char **words) {
  long arguments[7] = {0};
  for (int i = 0; i < count && i < 7; i++) arguments[i] = strtol(words[i], NULL, 0);
  return report(syscall(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4],
                        arguments[5], arguments[6]));
}

// read PATH: the beginning of a file.
static int read_file(int count, char **words) {
  char buffer[65536];
  int file = open(words[0], O_RDONLY);
  long length = file < 0 ? -1 : read(file, buffer, sizeof buffer);
  if (length < 0) return report(-1);
  fwrite(buffer, 1, length, stdout);
  return 0;
}

// list PATH: the names in a folder.
static int list_folder(int count, char **words) {
  DIR *folder = opendir(words[0]);
  if (!folder) return report(-1);
  for (struct dirent *entry; (entry = readdir(folder));) printf("%s\n", entry->d_name);
  return 0;
}

// write PATH MEGABYTES [hold|stay [deleted]]: how many of them fit.
static int write_file(int count, char **words) {
  static char block[1 << 20];
  int file = open(words[0], O_WRONLY | O_CREAT, 0600);
  if (file < 0) return report(-1);
  if (count > 3) unlink(words[0]);
  int written = 0;
  while (written < atoi(words[1]) && write(file, block, sizeof block) == sizeof block) written++;
  printf("%d %s\n", written, written < atoi(words[1]) ? strerrorname_np(errno) : "all");
  fflush(stdout);
  keep(count, words, 2);
  return 0;
}

// touch MEGABYTES [hold|stay]: how many of them can be used.
static int touch_memory(int count, char **words) {
  int used = 0;
  char *block = NULL;
  while (used < atoi(words[0]) && (block = malloc(1 << 20))) {
    memset(block, 1, 1 << 20);
    used++;
  }
  printf("%d %s\n", used, block ? "all" : strerrorname_np(errno));
  fflush(stdout);
  keep(count, words, 1);
  return 0;
}

// reserve MEGABYTES: of address space, without using it.
static int reserve_memory(int count, char **words) {
  void *block = mmap(NULL, atol(words[0]) << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return report(block == MAP_FAILED ? -1 : 0);
}

static int tell_writable(const char *path, const struct stat *facts, int kind, struct FTW *place) {
  // What belongs to a process is judged by whose process it is.
  if (strncmp(path, "/proc/", 6) == 0 && (path[6] == 's' || path[6] == 't') &&
      (strncmp(path + 6, "self", 4) == 0 || strncmp(path + 6, "thread-self", 11) == 0)) return 0;
  if (strncmp(path, "/proc/", 6) == 0 && path[6] >= '0' && path[6] <= '9') return 0;
  if (kind == FTW_D && strcmp(path, "/tmp") == 0) return 0;
  if ((kind == FTW_F || kind == FTW_D) && access(path, W_OK) == 0) printf("%s\n", path);
  return 0;
}

// writable PATH: what can be written at or below it.
static int list_writable(int count, char **words) {
  return nftw(words[0], tell_writable, 32, FTW_PHYS) == 0 ? 0 : report(-1);
}

// change PATH [remove]: writes to a file or makes one in a folder, and sets rights, renames and, if
// told, removes it; what came of each.
static int change(int count, char **words) {
  struct stat facts;
  if (stat(words[0], &facts) != 0) return report(-1);
  char other[4096], inside[4096];
  snprintf(other, sizeof other, "%s.other", words[0]);
  snprintf(inside, sizeof inside, "%s/new", words[0]);
  if (S_ISDIR(facts.st_mode)) {
    report(open(inside, O_WRONLY | O_CREAT, 0600));
    unlink(inside);
  } else {
    report(open(words[0], O_WRONLY));
    report(truncate(words[0], facts.st_size));
  }
  report(chmod(words[0], facts.st_mode & 07777));
  int renamed = rename(words[0], other);
  report(renamed);
  if (renamed == 0) rename(other, words[0]);
  if (count > 1) report(S_ISDIR(facts.st_mode) ? rmdir(words[0]) : unlink(words[0]));
  return 0;
}

static void *sleep_long(void *unused) { sleep(100); return NULL; }

// threads COUNT [hold|stay]: how many of them start.
static int start_threads(int count, char **words) {
  pthread_t thread;
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  int started = 0;
  while (started < atoi(words[0]) && !(errno = pthread_create(&thread, &small, sleep_long, NULL))) {
    started++;
  }
  printf("%d %s\n", started, started < atoi(words[0]) ? strerrorname_np(errno) : "all");
  fflush(stdout);
  keep(count, words, 1);
  _exit(0);
}

// fork COUNT [hold|stay]: how many processes start.
static int start_processes(int count, char **words) {
  int started = 0;
  pid_t child = 0;
  while (started < atoi(words[0]) && (child = fork()) > 0) started++;
  if (child == 0) { pause(); _exit(0); }
  printf("%d %s\n", started, child < 0 ? strerrorname_np(errno) : "all");
  fflush(stdout);
  keep(count, words, 1);
  _exit(0);
}

// open COUNT: how many descriptors there are.
static int open_files(int count, char **words) {
  int opened = 0;
  while (opened < atoi(words[0]) && open("/dev/null", O_RDONLY) >= 0) opened++;
  printf("%d %s\n", opened, opened < atoi(words[0]) ? strerrorname_np(errno) : "all");
  return 0;
}

// files COUNT [hold|stay]: makes so many empty ones.
static int make_files(int count, char **words) {
  char name[32];
  for (int i = 0; i < atoi(words[0]); i++) {
    snprintf(name, sizeof name, "%d", i);
    close(open(name, O_WRONLY | O_CREAT, 0600));
  }
  printf("all\n");
  fflush(stdout);
  keep(count, words, 1);
  return 0;
}

// nest DEPTH [hold|stay]: folders in folders.
static int nest_folders(int count, char **words) {
  for (int i = 0; i < atoi(words[0]); i++) if (mkdir("inside", 0700) || chdir("inside")) return report(-1);
  printf("all\n");
  fflush(stdout);
  keep(count, words, 1);
  return 0;
}

static int recurse(int depth) {
  volatile char room[4096];
  room[0] = depth;
  return recurse(depth + 1) + room[0];
}

// recurse: until the stack is full.
static int fill_stack(int count, char **words) { return recurse(0); }

// spin: uses the processor for ever.
static int spin(int count, char **words) { for (volatile long i = 0;; i++) {} }

// sleep: does nothing for long.
static int do_nothing(int count, char **words) { printf("asleep\n"); fflush(stdout); sleep(100); return 0; }

// exec PATH: becomes another program.
static int become(int count, char **words) {
  char *arguments[] = {words[0], "identity", NULL};
  return report(execv(words[0], arguments));
}

// copy PATH: becomes a copy of itself, which it writes.
static int become_copy(int count, char **words) {
  static char block[1 << 16];
  int self = open("/proc/self/exe", O_RDONLY), copy = open(words[0], O_WRONLY | O_CREAT, 0700);
  ssize_t part;
  while ((part = read(self, block, sizeof block)) > 0) if (write(copy, block, part) != part) return report(-1);
  close(copy);
  return become(count, words);
}

// identity: number of the process, its user and its group.
static int identity(int count, char **words) {
  printf("%d %d %d\n", getpid(), getuid(), getgid());
  return 0;
}

// abort: asks for a core dump.
static int dump_core(int count, char **words) { abort(); }

// send PID SIGNAL: sends a signal.
static int send_signal(int count, char **words) { return report(kill(atoi(words[0]), atoi(words[1]))); }

static const struct { const char *name; int (*run)(int, char **); } table[] = {
  {"call", make_call}, {"read", read_file}, {"list", list_folder}, {"write", write_file}, {"change", change},
  {"touch", touch_memory}, {"reserve", reserve_memory}, {"writable", list_writable}, {"threads", start_threads}, {"fork", start_processes},
  {"open", open_files}, {"files", make_files}, {"nest", nest_folders}, {"recurse", fill_stack}, {"spin", spin}, {"sleep", do_nothing},
  {"exec", become}, {"copy", become_copy}, {"identity", identity}, {"abort", dump_core}, {"send", send_signal},
};

int main(int count, char **words) {
  for (int i = 0; i < sizeof table / sizeof *table; i++) {
    if (count > 1 && strcmp(words[1], table[i].name) == 0) return table[i].run(count - 2, words + 2);
  }
  return 64;
}
