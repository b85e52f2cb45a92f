"""The network and the decoding of its outputs."""
