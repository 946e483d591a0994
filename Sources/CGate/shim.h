// The memory of the gate: which parts of Core are withheld, and what to call when one is used. It
// has pages of its own, so that they can be made read-only once both are known.
//
// Each file that uses these functions would get its own copy of the memory, so Withholding.swift is
// the only one.
#include <sys/mman.h>

// At least a page of every processor that Swift runs on. Mach-O files align nothing to 64 KiB.
#ifdef __APPLE__
#define BACKPROP_GATE_BYTES 16384
#else
#define BACKPROP_GATE_BYTES 65536
#endif

// Swift emits it because it has an initial value.
static union {
  struct {
    unsigned int parts;
    void (*answer)(unsigned int part);
  } content;
  char bytes[BACKPROP_GATE_BYTES];
} backprop_gate __attribute__((aligned(BACKPROP_GATE_BYTES))) = {{0, 0}};

// The withheld parts.
static inline unsigned int backprop_gate_parts(void) { return backprop_gate.content.parts; }

// Calls the function for the use of a withheld part, if there is one.
static inline void backprop_gate_answer(unsigned int part) {
  if (backprop_gate.content.answer) backprop_gate.content.answer(part);
}

// Withholds parts until the end of the process; returns 0, or -1 with errno.
static inline int backprop_gate_close(unsigned int parts, void (*answer)(unsigned int part)) {
  backprop_gate.content.parts = parts;
  backprop_gate.content.answer = answer;
  return mprotect(&backprop_gate, BACKPROP_GATE_BYTES, PROT_READ);
}

// The gate's memory.
static inline const void *backprop_gate_memory(void) { return &backprop_gate; }
