"""The service around the features: logging, running and stopping, health, the command tree."""
