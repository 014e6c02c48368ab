"""The term of the day, without Discord: schedule, rotation, planning, dispatch, delivery, and its tables."""
