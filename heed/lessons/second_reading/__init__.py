"""A document read a second time, sentence by sentence, by what labelled publications taught.

The rules of the first reading know headings and turns of phrase; publications are worded in more ways than rules hold.
So each sentence is looked at once more: where the rules laid it, what stands around it and its words say together how
likely it is a lesson, a recommendation, a question to the reader, or none of these.
"""
