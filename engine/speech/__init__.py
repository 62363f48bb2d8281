"""Texts of a work as clips: plan, front end, backends, cache. See the README of this folder."""
