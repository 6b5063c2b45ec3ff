"""What readers of rows raise among themselves."""


class RowDamaged(Exception):
    """A row does not hold what it held when it was written."""
