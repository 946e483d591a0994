// How a worker tells which code runs when a call crashes, and when its time is nearly over. A
// signal handler sends the addresses that are being executed to the grader. After a crash, the
// process ends by the same signal.
//
// The handlers take no lock, allocate nothing, and use only memory that was prepared before. They
// follow frame pointers, which submissions are compiled with, and read nothing but the stack.
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

// The memory that the handlers use. The caller of backprop_start_watch never frees it.
struct backprop_watch {
  // The socket to the grader.
  int channel;
  // The most addresses to send.
  int most;
  // Whether a call is running, whose position may be sent.
  volatile sig_atomic_t is_running;
  // The header of a frame without a body, followed by room for the addresses.
  unsigned char *frame;
  size_t header_bytes, length_offset;
  // The memory that the handlers run on, because the stack may have overflowed.
  unsigned char *stack;
  size_t stack_bytes;
  // Set by backprop_begin_call: the frame of the worker's own function.
  uintptr_t worker_frame;
  // Set by backprop_start_watch: a timer, the thread that runs the calls, the end of its stack,
  // where the program was loaded, and its code.
  int timer;
  long thread;
  uintptr_t stack_end, base, code_begin, code_end;
};

// What the handlers use. Only backprop_start_watch sets it, so it does not matter that each file
// that includes this header has its own. Swift emits only those that are inside of a function.
static inline struct backprop_watch **backprop_watched(void) {
  static struct backprop_watch *watched;
  return &watched;
}

static inline int backprop_is_code(const struct backprop_watch *watch, uintptr_t address) {
  return address >= watch->code_begin && address < watch->code_end;
}

// Adds an address after the frame's header, if it is in the program's code.
static inline int backprop_add(const struct backprop_watch *watch, int count, uintptr_t address) {
  if (count >= watch->most || !backprop_is_code(watch, address)) return count;
  uint64_t offset = address - watch->base;
  memcpy(watch->frame + watch->header_bytes + 8 * (size_t)count, &offset, 8);
  return count + 1;
}

// Whether two words of the stack can be a frame: the caller's frame, and a return address.
static inline int backprop_is_frame(const struct backprop_watch *watch, uintptr_t place) {
  if (place % sizeof(uintptr_t) || place >= watch->stack_end - 2 * sizeof(uintptr_t)) return 0;
  const uintptr_t *words = (const uintptr_t *)place;
  return words[0] > place && words[0] <= watch->stack_end && backprop_is_code(watch, words[1]);
}

// Whether the chain of frames from here reaches the worker's own. That of an earlier call does not.
static inline int backprop_is_chain(const struct backprop_watch *watch, uintptr_t frame) {
  while (frame < watch->worker_frame) {
    if (!backprop_is_frame(watch, frame)) return 0;
    frame = *(const uintptr_t *)frame;
  }
  return 1;
}

// Writes the addresses after the frame's header, and returns how many there are.
static inline int backprop_addresses(
  const struct backprop_watch *watch, uintptr_t counter, uintptr_t top, uintptr_t frame,
  int overflowed) {
  int count = backprop_add(watch, 0, counter);
  if (top >= watch->stack_end) return count;
  // Functions of libc keep no frame pointer, so take the first frame above. If the stack
  // has overflowed, its last page is not there.
  if (frame < top || !backprop_is_chain(watch, frame)) {
    uintptr_t align = overflowed ? 4096 : sizeof(uintptr_t);
    frame = (top + align - 1) / align * align;
    uintptr_t most = frame + 1024 * sizeof(uintptr_t);
    while (frame < most && !backprop_is_chain(watch, frame)) frame += sizeof(uintptr_t);
  }
  while (count < watch->most && backprop_is_frame(watch, frame)) {
    const uintptr_t *words = (const uintptr_t *)frame;
    // Only during the call, not after it.
    count = backprop_add(watch, count, words[1] - 1);
    frame = words[0];
  }
  return count;
}

// Sends the addresses that were being executed when the signal came.
static inline void backprop_tell_place(
  struct backprop_watch *watch, const ucontext_t *context, int overflowed) {
#ifdef __x86_64__
  // RIP, RSP and RBP, whose names libc keeps for GNU programs.
  const greg_t *registers = context->uc_mcontext.gregs;
  uintptr_t counter = (uintptr_t)registers[16], top = (uintptr_t)registers[15];
  uintptr_t frame = (uintptr_t)registers[10];
#else
  uintptr_t counter = context->uc_mcontext.pc, top = context->uc_mcontext.sp;
  uintptr_t frame = context->uc_mcontext.regs[29];
#endif
  if (!watch->is_running || syscall(SYS_gettid) != watch->thread) return;
  uint64_t bytes = 8 * (uint64_t)backprop_addresses(watch, counter, top, frame, overflowed);
  memcpy(watch->frame + watch->length_offset, &bytes, 8);
  send(watch->channel, watch->frame, watch->header_bytes + bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static inline void backprop_crashed(int number, siginfo_t *info, void *context) {
  (void)info;
  backprop_tell_place(*backprop_watched(), context, number == SIGSEGV || number == SIGBUS);
  // The signal has its default action again, and comes when this function has returned.
  syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), number);
}

static inline void backprop_timer_ended(int number, siginfo_t *info, void *context) {
  (void)number;
  (void)info;
  // The call goes on, and may be about to read it.
  const int error = errno;
  backprop_tell_place(*backprop_watched(), context, 0);
  errno = error;
}

// Starts the timer, or stops it if there are no nanoseconds.
static inline void backprop_set_timer(const struct backprop_watch *watch, int64_t nanoseconds) {
  struct itimerspec time = {{0, 0}, {nanoseconds / 1000000000, nanoseconds % 1000000000}};
  if (watch->timer >= 0) syscall(SYS_timer_settime, watch->timer, 0, &time, NULL);
}

// Begins a call, whose position is sent after this many nanoseconds; 0 means never.
static inline void backprop_begin_call(struct backprop_watch *watch, int64_t nanoseconds) {
  watch->worker_frame = (uintptr_t)__builtin_frame_address(0);
  watch->is_running = 1;
  backprop_set_timer(watch, nanoseconds);
}

// Ends a call: the worker may use the socket again.
static inline void backprop_end_call(struct backprop_watch *watch) {
  watch->is_running = 0;
  backprop_set_timer(watch, 0);
}

// Finds where the program was loaded, and its code; returns 0, or -1.
static inline int backprop_find_program(struct backprop_watch *watch) {
  const Elf64_Phdr *headers = (const Elf64_Phdr *)getauxval(AT_PHDR);
  unsigned long count = getauxval(AT_PHNUM);
  for (unsigned long i = 0; headers && i < count; i++) {
    if (headers[i].p_type == PT_PHDR) watch->base = (uintptr_t)headers - headers[i].p_vaddr;
  }
  for (unsigned long i = 0; watch->base && i < count; i++) {
    if (headers[i].p_type == PT_LOAD && headers[i].p_flags & PF_X) {
      watch->code_begin = watch->base + headers[i].p_vaddr;
      watch->code_end = watch->code_begin + headers[i].p_memsz;
      return 0;
    }
  }
  return -1;
}

// Creates the timer, whose signal goes to this thread.
static inline void backprop_make_timer(struct backprop_watch *watch) {
  struct sigevent event;
  memset(&event, 0, sizeof event);
  // SIGEV_THREAD_ID, which libc names only for GNU programs.
  event.sigev_notify = 4;
  event.sigev_signo = SIGVTALRM;
  event._sigev_un._tid = (pid_t)watch->thread;
  watch->timer = -1;
  if (syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &watch->timer) != 0) watch->timer = -1;
}

// Lets a function handle a signal; returns 0, or -1.
static inline int backprop_handle(
  int number, int flags, void (*handler)(int, siginfo_t *, void *)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | flags;
  sigfillset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

// Installs the handlers for the calls of this thread; returns 0, or -1.
static inline int backprop_start_watch(struct backprop_watch *watch) {
  watch->timer = -1;
  if (backprop_find_program(watch) != 0) return -1;
  watch->thread = syscall(SYS_gettid);
  // The kernel puts these bytes above everything else on the stack.
  watch->stack_end = getauxval(AT_RANDOM) / sizeof(uintptr_t) * sizeof(uintptr_t);
  *backprop_watched() = watch;
  stack_t stack = {.ss_sp = watch->stack, .ss_size = watch->stack_bytes};
  if (sigaltstack(&stack, NULL) != 0) return -1;
  const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGXCPU};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    if (backprop_handle(crashes[i], (int)SA_RESETHAND, backprop_crashed) != 0) return -1;
  }
  if (backprop_handle(SIGVTALRM, SA_RESTART, backprop_timer_ended) != 0) return -1;
  backprop_make_timer(watch);
  return 0;
}
#endif
