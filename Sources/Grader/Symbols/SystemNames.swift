/// The names of system libraries that a submission may refer to, and the rules that forbid others.
enum SystemNames {
  /// Returns whether a name is allowed: the compiler refers to it implicitly, or it only computes.
  static func isAllowed(_ name: String, runtime: Set<String>) -> Bool {
    if name.hasPrefix("$s") {
      if foundationPrefixes.contains(where: name.hasPrefix) { return true }
      return runtime.contains(name) && !refusedLibraryPrefixes.contains(where: name.hasPrefix)
    }
    if compilerNames.contains(name) || isMathematics(name) { return true }
    return runtime.contains(name) && name.hasPrefix("swift_")
      && runtimePrefixes.contains { name.dropFirst("swift_".count).hasPrefix($0) }
  }

  /// The prefixes of names in Swift's own library that reach outside the program.
  private static let refusedLibraryPrefixes = [
    // These are `CommandLine` and `readLine`.
    "$ss11CommandLine", "$ss8readLine",
  ]

  /// The prefixes of names from Foundation that are allowed: `String(format:_:)`, its variants, and
  /// the conformances that let it take a `String` as an argument.
  private static let foundationPrefixes = [
    "$sSS10FoundationE6format", "$sSS20FoundationEssentialsE6format",
    "$sSSs7CVarArg10FoundationMc", "$sSSs14_CVarArgObject10FoundationMc",
  ]

  /// The prefixes, after `swift_`, of the runtime functions that compiled code calls for memory,
  /// types, errors and casts.
  private static let runtimePrefixes = [
    "alloc", "array", "assignExistential", "beginAccess", "bridgeObject", "bufferAllocate",
    "checkMetadataState", "clearSensitive", "compare", "conformsToProtocol", "copyPOD",
    "coroFrameAlloc", "cvw_", "dealloc", "deletedMethodError",
    "deletedCalleeAllocatedCoroutineMethodError", "dynamicCast", "endAccess", "enumFn",
    "enumSimple", "errorInMain", "errorRelease", "errorRetain", "float", "generic_",
    "getAssociated",
    "getAt", "getCanonical", "getDynamicType", "getEnum", "getErrorValue", "getExistential",
    "getExtended", "getFixedArray", "getForeignType", "getFunctionTypeMetadata",
    "getGenericMetadata", "getKeyPath", "getMetatype", "getMultiPayload", "getObjectType",
    "getOpaqueType", "getSingleton", "getTuple", "getTypeByMangledName", "getWitnessTable", "init",
    "int64ToString", "intToFloat", "isClassType", "isEscapingClosure", "isUniquelyReferenced",
    "keyPath", "makeBoxUnique", "modifyAt", "multiPayload", "once", "projectBox", "readAt",
    "release", "relocateClassMetadata", "retain", "setAt", "setDeallocating", "singlePayload",
    "singletonEnum", "slowAlloc", "slowDealloc", "stdlib_isStackAllocationSafe", "stdlib_random",
    "storeEnumTag", "storeMultiPayload", "tryRetain", "uint64ToString", "unexpectedError",
    "unowned", "updateClassMetadata", "verifyEndOfLifetime", "weak", "willThrow",
  ]

  /// The C names that compiled Swift code refers to implicitly.
  private static let compilerNames: Set<String> = [
    "memcpy", "memmove", "memset", "memcmp", "bcmp", "bzero", "strlen", "malloc", "free",
    "swift_willThrowTyped",
    "_swiftEmptyArrayStorage", "_swiftEmptyDictionarySingleton", "_swiftEmptySetSingleton",
    "_swift_stdlib_strtod_clocale", "_swift_stdlib_strtof_clocale",
    "_swift_stdlib_strtof16_clocale", "_swift_stdlib_strtold_clocale",
    "_swift_stdlib_getDefaultErrorCode", "_swift_exceptionPersonality",
    "__extendhfsf2", "__extendhfxf2", "__gnu_f2h_ieee", "__gnu_h2f_ieee", "__muloti4",
    "__truncdfhf2", "__truncsfhf2", "__divti3", "__modti3", "__udivti3", "__umodti3", "__multi3",
    // Arrays ask for the actual size of their memory, and training reports its progress per thread.
    "malloc_usable_size", "pthread_getspecific", "_GLOBAL_OFFSET_TABLE_", "__stack_chk_fail",
  ]

  /// Returns whether a name is that of a C math function for `Double`, `Float` or `Float80`.
  private static func isMathematics(_ name: String) -> Bool {
    if mathematics.contains(name) { return true }
    guard let last = name.last, last == "f" || last == "l" else { return false }
    return mathematics.contains(String(name.dropLast()))
  }

  private static let mathematics: Set<String> = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "copysign", "cos",
    "cosh", "erf", "erfc", "exp", "exp10", "exp2", "expm1", "fabs", "fdim", "floor", "fma", "fmax",
    "fmin", "fmod", "frexp", "hypot", "ilogb", "ldexp", "lgamma", "lgamma_r", "llrint", "llround",
    "log", "log10", "log1p", "log2", "logb", "lrint", "lround", "modf", "nan", "nearbyint",
    "nextafter", "pow", "remainder", "remquo", "rint", "round", "roundeven", "scalbln", "scalbn",
    "sin", "sincos", "sinh", "sqrt", "tan", "tanh", "tgamma", "trunc",
  ]

  /// The libraries that the compiler links implicitly, or because a file imports Foundation or
  /// Glibc.
  ///
  /// Linking these is harmless, because references to their names are still refused.
  static let libraries: Set<String> = [
    "swiftCore", "swift_StringProcessing", "swift_RegexParser", "swift_Concurrency", "swiftGlibc",
    "swiftSwiftOnoneSupport", "swift_Builtin_float", "m", "pthread", "util", "dl", "stdc++", "c",
    "Foundation", "FoundationEssentials", "FoundationInternationalization", "CoreFoundation",
    "_FoundationCShims", "_FoundationCollections", "_FoundationICU", "swiftDispatch", "dispatch",
    "BlocksRuntime", "swiftSynchronization",
  ]

  /// Returns the rule that a forbidden name violates.
  static func rule(against name: String) -> CallRule {
    if name.hasPrefix("$s") { return swiftRule(against: name) }
    if ["swift_task", "swift_continuation", "swift_async", "swift_job", "swift_distributed"]
      .contains(where: name.hasPrefix)
    {
      return .threads
    }
    if ["swift_getFunctionReplacement", "swift_getOrigOfReplaceable"].contains(name) {
      return .replacement
    }
    let bare = name.trimmingPrefix { $0 == "_" }
    let found = families.first { _, names in
      names.contains { $0.hasSuffix("*") ? bare.hasPrefix($0.dropLast()) : bare == $0 }
    }
    return found?.0 ?? .system
  }

  private static func swiftRule(against name: String) -> CallRule {
    if name.contains("Clock") || name.contains("4DateV") { return .clock }
    if name.contains("CommandLine") || name.contains("ProcessInfo") { return .environment }
    if name.contains("readLine") || name.contains("File") { return .files }
    if name.contains("7ProcessC") { return .process }
    if name.contains("URLSession") { return .network }
    if name.contains("Dispatch") || name.contains("6Thread") || name.hasPrefix("$sSc") {
      return .threads
    }
    if name.contains("Foundation") { return .foundation }
    return name.hasPrefix("$ss4Task") ? .threads : .system
  }

  /// The names that students and attackers are known to try, by the rule that forbids them; a star
  /// stands for any suffix.
  private static let families: [(CallRule, [String])] = [
    (
      .process,
      [
        "fork", "vfork", "clone*", "exec*", "posix_spawn*", "system", "popen", "pclose", "kill",
        "killpg", "ptrace", "syscall", "exit", "Exit", "quick_exit", "abort", "atexit",
        "cxa_atexit",
        "on_exit", "wait*", "daemon", "prctl", "setsid", "setpgid", "setuid", "setgid", "getpid",
        "getppid", "tgkill", "raise", "pause", "nice", "sched_*", "setpriority", "setrlimit",
        "process_vm_*", "unshare", "setns",
      ]
    ),
    (.loading, ["dlopen", "dlsym", "dlmopen", "dladdr*", "dlclose", "dl_iterate_phdr"]),
    (
      .memory,
      [
        "mmap*", "mprotect", "munmap", "mremap", "madvise", "memfd_create", "shm_*", "shmat",
        "shmget", "brk", "sbrk", "pkey_*",
      ]
    ),
    (
      .network,
      [
        "socket*", "connect", "bind", "listen", "accept*", "send*", "recv*", "getaddrinfo",
        "gethostby*", "shutdown",
      ]
    ),
    (
      .control,
      [
        "signal", "sigaction", "sigprocmask", "sigaltstack", "sigsuspend", "setjmp*", "sigsetjmp",
        "longjmp", "siglongjmp", "swapcontext", "makecontext", "setcontext", "getcontext", "fe*",
        "alarm", "setitimer", "timer_*", "setlocale", "srand*",
      ]
    ),
    (.threads, ["pthread_*", "thrd_*", "sem_*", "dispatch_*"]),
    (
      .clock,
      [
        "clock*", "time", "gettimeofday", "times", "getrusage", "nanosleep", "usleep", "sleep",
        "mach_absolute_time", "localtime*", "gmtime*", "ftime", "timespec_get",
      ]
    ),
    (
      .environment,
      [
        "getenv", "secure_getenv", "setenv", "unsetenv", "putenv", "environ", "swift_stdlib_*Argv*",
        "getauxval", "sysconf", "uname", "gethostname", "getcwd", "getuid",
      ]
    ),
    (
      .files,
      [
        "open*", "fopen*", "fdopen*", "freopen", "creat", "read", "pread*", "readv", "write",
        "pwrite*", "writev", "close", "dup*", "pipe*", "fcntl*", "ioctl", "stat*", "fstat*",
        "lstat*", "unlink*", "rename*", "mkdir*", "rmdir", "chmod*", "chown*", "link*", "symlink*",
        "readlink*", "opendir", "readdir*", "fread", "fwrite", "fputs", "fputc", "fgets", "fprintf",
        "printf*", "puts", "putchar", "std*", "getline", "scanf*", "mkstemp*", "tmpfile",
        "truncate",
        "ftruncate", "poll", "ppoll", "select", "epoll*", "inotify*", "eventfd", "io_*",
        "swift_stdlib_readLine*",
      ]
    ),
  ]
}
