"""What a release is made of: files with their checksums, a man page, an image of a container. It stands beside the package.

python -m release [--out dist]        all files of a release
python -m release.version [0.2.0]     say which version it is, or make it another one
python -m release.man                 print the man page
"""
