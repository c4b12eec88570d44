"""The colours of stories on the site: a lexer for Pygments, by the language's own words."""

from __future__ import annotations

from pygments.lexer import RegexLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String

from forbear.editing.words import language_words
from forbear.language.reading.words import TROPE_PARTS

__all__ = ["ForbearLexer"]

_WORDS = language_words()
_END = r"(?![^\s(){}\[\],;:*/+\-&|!=<>\"])"
_BEGINNING = "|".join(sorted({*_WORDS["keywords"], *_WORDS["parts"], *TROPE_PARTS}))
_INNER = "|".join(sorted({*_WORDS["words"]} - {"True", "False"}))


class ForbearLexer(RegexLexer):  # type: ignore[misc]
    """Cuts a story as its own lexical rules do."""

    name = "Forbear"
    aliases = ["forbear"]  # noqa: RUF012
    filenames = ["*.story", "*.trope"]  # noqa: RUF012
    tokens = {  # noqa: RUF012
        "root": [
            (r"//.*$", Comment.Single),
            (r"/\*.*?\*/", Comment.Multiline),
            (r'"[^"\n]*"?', String),
            (rf"(?:(?<=^)|(?<=[;{{}}\n\t ]))(?:{_BEGINNING}){_END}(?=[\s:(\"])(?!\s*[=&|])", Keyword),
            (rf"(?:{_INNER}){_END}", Operator.Word),
            (r"(?:True|False|infinite)\b", Keyword.Constant),
            (r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", Number),
            (r"[^\W\d_][^\s(){}\[\],;:*/+\-&|!=<>\"]*(?=\()", Name.Function),
            (r"[^\W\d_][^\s(){}\[\],;:*/+\-&|!=<>\"]*", Name),
            (r"==|!=|>=|<=|\.\.\.?|…|[=<>&|!*/+\-]", Operator),
            (r"[(){}\[\],;:?]", Punctuation),
            (r"\s+", Punctuation),
            (r".", Punctuation),
        ]
    }
