"""The tests, laid out like ``bot``. A package of its own, so that no installed one called tests takes its place."""
