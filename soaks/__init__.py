"""Long forms of the tests that inject real faults: killed, power gone, disk full, bytes flipped."""
