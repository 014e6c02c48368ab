"""What every service needs and no feature: logging, running and stopping, the command tree."""
