"""Imports: the catalogue as a sheet, read in and written out."""
