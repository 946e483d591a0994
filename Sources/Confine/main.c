// Executes a program that can start only the given programs and those in the given folders:
//
//     Confine PATH... -- PROGRAM ARGUMENT...
//
// It runs inside the box. The rules cannot be applied before bubblewrap, because they forbid
// mounting.
#ifdef __linux__
#include <shim.h>

static int fail(const char *what) {
  fprintf(stderr, "cannot confine the program: %s: %s\n", what, strerror(errno));
  return 126;
}

int main(int count, char **words) {
  const struct backprop_landlock execution = {.files = 1};
  int rules = backprop_landlock_create(execution);
  if (rules < 0) return fail("landlock_create_ruleset");
  int index = 1;
  for (; index < count && strcmp(words[index], "--") != 0; index++) {
    int place = open(words[index], backprop_path_only | O_CLOEXEC);
    // The path may be missing: for example, it may be the loader for another processor.
    if (place < 0 && errno == ENOENT) continue;
    if (place < 0 || backprop_landlock_allow(rules, place, execution.files) != 0) {
      return fail(words[index]);
    }
    close(place);
  }
  if (index + 1 >= count) return 64;
  if (syscall(446, rules, 0) != 0) return fail("landlock_restrict_self");
  close(rules);
  execv(words[index + 1], words + index + 1);
  return fail(words[index + 1]);
}
#else
int main(void) { return 64; }
#endif
