"""The site: the pages of `docs`, and pages made of the catalogue, the tropes and the public names, built by mkdocs.

    python -m website [--out FOLDER] [--scenes N]

Not installed: it stands beside the package, as the study does.
"""
