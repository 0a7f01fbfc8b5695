"""Changes catalogue files as a careful person would: canonical form, new records, single values, answers of a form."""
