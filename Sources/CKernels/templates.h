// All loops, for one kind of vector.
#include "template.h"
#include "correlation.h"
#include "gradient.h"
#include "winograd.h"
#include "pooling.h"
#include "functions.h"
#include "rows.h"
#include "columns.h"
#include "layernorm.h"
#include "elements.h"
#include "recurrence.h"
#include "updates.h"
#undef MOST_FILTERS
#undef VECTORS
