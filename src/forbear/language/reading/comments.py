"""Which comment belongs to which piece: what stands before it, and what stands behind it on its last line."""

from __future__ import annotations

from forbear.language.reading.tokens import Chunk, Comment, Source
from forbear.language.syntax.tree import NO_COMMENTS, Comments


class Commenting:
    """Hands out the comments of a file, each once, as the pieces are read in order."""

    def __init__(self, source: Source, comments: tuple[Comment, ...]) -> None:
        self._source = source
        self._comments = comments
        self._next = 0

    def of(self, chunk: Chunk) -> Comments:
        """Return the comments of a piece; of one with a block, only those of its first line and before."""
        last = chunk.tokens[-1].end
        before = self._until(last)
        if chunk.body is None:
            before, behind = before + self._until(chunk.end), self.behind(chunk)
            return Comments(before, behind) if before or behind is not None else NO_COMMENTS
        behind = self._on_line(last)
        return Comments(before if behind is None else (*before, behind))

    def inside(self, chunk: Chunk) -> tuple[str, ...]:
        """Return what stands after the last piece of a block."""
        return self._until(chunk.body_end)

    def behind(self, chunk: Chunk) -> str | None:
        """Return the comment on the line where a piece ends."""
        return self._on_line(chunk.end)

    def rest(self) -> tuple[str, ...]:
        """Return what stands after the last piece of the file."""
        return self._until(len(self._source.text) + 1)

    def _until(self, end: int) -> tuple[str, ...]:
        found = []
        while self._next < len(self._comments) and self._comments[self._next].start < end:
            found.append(self._comments[self._next].text)
            self._next += 1
        return tuple(found)

    def _on_line(self, offset: int) -> str | None:
        if self._next >= len(self._comments):
            return None
        comment = self._comments[self._next]
        if "\n" in self._source.text[offset : comment.start] or "\n" in comment.text:
            return None
        self._next += 1
        return comment.text
