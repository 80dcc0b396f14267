"""Figures of accuracy and speed, each rebuilt from data by one command."""
