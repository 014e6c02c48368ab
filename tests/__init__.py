"""The tests, laid out like ``bot``. They are a package, so that no installed package called ``tests`` shadows them."""
