package import LabKit

/// The lab pages of assignment 3, one per question.
package let labs3 = [
  LabOutline(
    name: "rnn", title: "Recurrent networks",
    summary:
      "Networks that read sequences one step after the other. You check a step of the vanilla "
      + "network, whole sequences, the vectors of words, and a network that writes captions.",
    question: 1, of: sections3),
  LabOutline(
    name: "lstm", title: "Long short-term memory",
    summary:
      "A recurrent cell whose state can be kept over many steps. You check a step, whole "
      + "sequences, and the captioning network with this cell.",
    question: 2, of: sections3),
]
