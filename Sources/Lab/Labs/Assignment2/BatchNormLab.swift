/// The notebook of question 2.
func runBatchNormLab(_ run: LabRun) throws {
  try run.lookAtData()
  let layers = NormalizationLayers(run: run)
  try layers.batchNormTraining()
  try layers.batchNormPrediction()
  try layers.batchNormBackward()
  try layers.compareBackwardPasses()
  try layers.checkNetworks("batch", title: "Deep network with batch normalisation: gradients")
  let experiments = NormalizationExperiments(
    run: run, pixels: try run.preparePixels(appendingOnes: false))
  try experiments.deepNetwork()
  try experiments.weightScales()
  try experiments.batchSizes("batch", name: "batch normalisation", asking: ["batchNorm.2"])
  try layers.layerNormForward()
  try layers.layerNormBackward()
  try layers.checkNetworks("layer", title: "Deep network with layer normalisation: gradients")
  try experiments.batchSizes("layer", name: "layer normalisation", asking: ["batchNorm.4"])
}
