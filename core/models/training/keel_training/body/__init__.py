"""A posable human body with 17 virtual vertebrae, read from one baked file."""
