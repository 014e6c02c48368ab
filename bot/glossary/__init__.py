"""Terms: the model, the file they come from, the catalogues that find them, and how often they are looked up."""
