"""The scenes that come with the package, and the domains they stand on; found by path, never named in code."""
