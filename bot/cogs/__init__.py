"""What Discord sees of each feature. A command's callback only translates; the logic lives in the subjects."""
