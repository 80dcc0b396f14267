"""Makes the language model that travels in the package: treebanks in, ONNX files and their model card out.

This folder is not part of the installed package; torch is needed here and nowhere else. `python -m training.run`
leads through the steps in order: treebanks -> corpus -> fit -> export -> evaluate -> card.
"""
