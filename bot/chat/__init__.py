"""Discord out: cards, buttons, wording, text safety, error replies."""
