"""The studio: a local web page where scenes are read, changed, played and compared. JSON first (docs/studio-api.md).

Requests come in by `app`, are let through by `guard`, are worked out in processes of their own (`workers`) by the
functions in `jobs`, which ask what a program can call and nothing below it. The page itself is in `static`.
"""
