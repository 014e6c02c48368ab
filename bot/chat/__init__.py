"""The toolkit that features share: replies, term cards, buttons, wording, text safety, error replies."""
