// attack: Has parameters of the right shapes, which are zero, and scores of zero, which fit them.
// documented: der
// rows: M1
// check: a2.framework.module.scores
// expect: failed

// find
weight.value = random.kaimingNormal(weight.shape)
// replace
weight.value = .zeros(weight.shape)

// into scores
return Variable(.zeros([x.value.shape[0], fc.weight.shape[0]]))
