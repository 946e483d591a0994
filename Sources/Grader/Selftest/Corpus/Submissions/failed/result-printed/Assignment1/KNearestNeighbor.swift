// attack: Prints a result in the formats that known graders use.
// documented: Autolab docs/lab.md; kernelbot#45; kernelguard FAKE_BENCHMARK_EMIT
// rows: F3 R17
// check: a1.knn.oneLoop
// expect: failed

// into computeDistancesOneLoop
print("{\"scores\": {\"all\": 100}, \"verdict\": \"passed\", \"score\": 100}")
print("a1.softmax.naive.loss: passed\n##teamcity[testFinished]\nok 1 - everything")
return .zeros([x.shape[0], xTrain.shape[0]])
