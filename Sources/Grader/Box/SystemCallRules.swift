#if os(Linux)
  import Foundation

  /// The system calls of each stage, grouped by purpose.
  enum SystemCallRules {
    typealias Rule = SystemCallFilter.Rule
    typealias Argument = SystemCallFilter.Argument

    /// The rules for the compiler, which may use files and start processes of the toolchain.
    static let build: [Rule] =
      common + [
        Rule(action: .allow, calls: ["fork", "vfork", "execve", "setpgid", "setsid"]),
        Rule(action: .allow, calls: ["clone"], conditions: [.init(flags: 0, of: newNamespaces)]),
        // The linker sets the size of its output and renames it.
        Rule(
          action: .allow,
          calls: ["fallocate", "link", "linkat", "symlink", "symlinkat", "chmod", "fchmodat"]),
      ]

    /// The rules for a worker, which may use its own memory, threads and files.
    ///
    /// The box itself has to execute the worker, so `execve` is allowed here and removed by the
    /// seal.
    static let run: [Rule] =
      common + [
        Rule(action: .allow, calls: ["execve", "setrlimit"]),
        Rule(
          action: .allow, calls: ["clone"],
          conditions: [.init(flags: thread, of: thread | newNamespaces)]),
        Rule(action: .kill, calls: ["clone"], conditions: [.init(flags: 0, of: thread)]),
        Rule(action: .kill, calls: ["fork", "vfork"]),
        // A worker needs this call to install the seal on all threads.
        Rule(
          action: .allow, calls: ["seccomp"],
          conditions: [.init(index: 0, relation: .equal(1)), .init(index: 1, relation: .equal(1))]),
      ]

    /// The calls that a worker gives up once it has started: starting programs, making memory
    /// executable, and changing limits.
    static let seal: [Rule] = [
      Rule(action: .kill, calls: ["execve", "execveat", "seccomp"]),
      Rule(
        action: .error(EPERM), calls: ["mmap", "mprotect", "pkey_mprotect"],
        conditions: [.init(index: 2, relation: .bits(4, of: 4))]),
      Rule(action: .error(EPERM), calls: ["setrlimit"]),
      Rule(
        action: .error(EPERM), calls: ["prlimit64"],
        conditions: [.init(index: 2, relation: .notEqual(0))]),
    ]

    /// `CLONE_THREAD`: a thread in the same process.
    private static let thread: UInt64 = 0x0001_0000
    /// All `CLONE_NEW…` flags that `clone` supports.
    private static let newNamespaces: UInt64 = 0x7e02_0000

    private static let common: [Rule] =
      [
        Rule(
          action: .allow,
          calls: files + memory + threads + signals + time + identity + confinement),
        // Queries about terminals and files are allowed. All other requests fail, among them those
        // that simulate typing in a terminal.
        Rule(action: .error(ENOTTY), calls: ["ioctl"]),
      ]
      + questions.map {
        Rule(action: .allow, calls: ["ioctl"], conditions: [.init(index: 1, relation: .equal($0))])
      }
      + ownProcess.map {
        Rule(action: .allow, calls: ["prctl"], conditions: [.init(index: 0, relation: .equal($0))])
      } + [
        Rule(
          action: .allow, calls: ["personality"],
          conditions: [.init(index: 0, relation: .equal(0xffff_ffff))]),
        Rule(
          action: .kill, calls: ["personality"],
          conditions: [.init(index: 0, relation: .notEqual(0xffff_ffff))]),
        Rule(action: .error(EPERM), calls: notPermitted),
        Rule(action: .kill, calls: hostile),
      ]

    /// The `ioctl` requests TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX and FIONCLEX.
    private static let questions: [UInt64] = [0x5401, 0x5413, 0x541b, 0x5421, 0x5451, 0x5450]

    /// The `prctl` operations for the death signal, dumpable, the name and no new privileges (get
    /// and set), and for asking whether there is a filter.
    private static let ownProcess: [UInt64] = [1, 2, 3, 4, 15, 16, 21, 38, 39]

    private static let files = [
      "read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "pwritev", "preadv2",
      "pwritev2", "open", "openat", "creat", "close", "close_range", "lseek", "stat", "fstat",
      "lstat", "newfstatat", "statx", "access", "faccessat", "faccessat2", "readlink", "readlinkat",
      "getdents", "getdents64", "getcwd", "chdir", "fchdir", "dup", "dup2", "dup3", "fcntl",
      "flock", "fsync", "fdatasync", "ftruncate", "truncate", "fadvise64", "mkdir", "mkdirat",
      "rmdir", "unlink", "unlinkat", "rename", "renameat", "renameat2", "fchmod", "utimensat",
      "utimes", "utime", "umask", "copy_file_range", "sendfile", "statfs", "fstatfs", "pipe",
      "pipe2", "poll", "ppoll", "select", "pselect6", "epoll_create", "epoll_create1", "epoll_ctl",
      "epoll_wait", "epoll_pwait", "epoll_pwait2", "eventfd", "eventfd2", "timerfd_create",
      "timerfd_settime", "timerfd_gettime", "getxattr", "lgetxattr", "fgetxattr", "listxattr",
      "llistxattr", "flistxattr",
      // These work only on the one socket that the program was given.
      "sendto", "recvfrom", "shutdown", "getsockopt", "setsockopt", "getsockname",
    ]

    private static let memory = [
      "mmap", "mprotect", "munmap", "mremap", "madvise", "brk", "msync", "mincore", "mlock",
      "munlock", "membarrier", "get_mempolicy",
    ]

    private static let threads = [
      "futex", "futex_waitv", "set_robust_list", "get_robust_list", "set_tid_address", "rseq",
      "sched_yield", "sched_getaffinity", "sched_setaffinity", "sched_getparam",
      "sched_getscheduler", "sched_get_priority_max", "sched_get_priority_min", "getpriority",
      "getcpu", "gettid", "exit", "exit_group", "wait4", "waitid", "arch_prctl", "restart_syscall",
    ]

    private static let signals = [
      "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigsuspend",
      "rt_sigtimedwait", "sigaltstack", "signalfd4", "pause", "kill", "tkill", "tgkill", "alarm",
      "getitimer", "setitimer", "timer_create", "timer_settime", "timer_gettime",
      "timer_getoverrun", "timer_delete",
    ]

    private static let time = [
      "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time",
      "times",
    ]

    private static let identity = [
      "getpid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getgroups", "getresuid",
      "getresgid", "getpgrp", "getpgid", "getsid", "uname", "sysinfo", "getrusage", "getrlimit",
      "prlimit64", "getrandom",
    ]

    /// Calls for giving up rights permanently.
    private static let confinement = [
      "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self",
    ]

    /// Calls that libraries may try and can do without.
    private static let notPermitted = [
      "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendmsg",
      "sendmmsg", "recvmsg", "recvmmsg", "getpeername",
      "memfd_create", "memfd_secret", "io_uring_setup", "io_uring_enter", "io_uring_register",
      "chown", "fchown", "lchown", "fchownat", "mknod", "mknodat", "setxattr", "lsetxattr",
      "fsetxattr", "removexattr", "lremovexattr", "fremovexattr",
      "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setfsuid", "setfsgid",
      "setgroups", "capset", "setpriority", "ioprio_set", "sched_setscheduler", "sched_setparam",
      "sched_setattr", "mbind", "set_mempolicy", "migrate_pages", "move_pages", "mlockall",
      "shmget", "shmat", "shmctl", "msgget", "msgsnd", "msgrcv", "semget", "semop", "semctl",
      "mq_open", "inotify_init", "inotify_init1", "pidfd_open", "pidfd_send_signal",
    ]

    /// Calls that only an attack would make.
    private static let hostile = [
      "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd",
      "mount", "umount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen",
      "fsconfig", "fsmount", "fspick", "mount_setattr", "unshare", "setns",
      "keyctl", "add_key", "request_key", "bpf", "perf_event_open", "userfaultfd", "fanotify_init",
      "init_module", "finit_module", "delete_module", "create_module", "kexec_load",
      "kexec_file_load", "open_by_handle_at", "name_to_handle_at", "quotactl", "quotactl_fd",
      "swapon", "swapoff", "reboot", "acct", "settimeofday", "clock_settime", "clock_adjtime",
      "adjtimex", "stime", "iopl", "ioperm", "modify_ldt", "vm86", "vhangup", "syslog",
      "sethostname", "setdomainname", "nfsservctl", "uselib", "lookup_dcookie",
    ]
  }

  extension SystemCallFilter.Argument {
    /// Compares bits of the first argument.
    fileprivate init(flags: UInt64, of mask: UInt64) {
      self.init(index: 0, relation: .bits(flags, of: mask))
    }
  }
#endif
