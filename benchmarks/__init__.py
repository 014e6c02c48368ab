"""Measurements that are run by hand; what they found stands in the documents."""
