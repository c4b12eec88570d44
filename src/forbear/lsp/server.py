"""Each question of the protocol, put to `editing`, and its answer put into the protocol's words."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from forbear.api.sources import Text
from forbear.editing.completion import complete
from forbear.editing.files import formatted, text_in_file
from forbear.editing.hover import hover
from forbear.editing.lenses import lenses
from forbear.editing.outline import Outlined, outline
from forbear.editing.references import definition, references, renamable, rename
from forbear.errors import Diagnostic, ForbearError, RequestError, Span, StoryError
from forbear.lsp.desk import Desk, Sheet
from forbear.lsp.units import Encoding, column, position, range_of

_KINDS = {
    "character": types.CompletionItemKind.Class,
    "entity": types.CompletionItemKind.Class,
    "type": types.CompletionItemKind.Struct,
    "property": types.CompletionItemKind.Property,
    "amount": types.CompletionItemKind.Constant,
    "action": types.CompletionItemKind.Function,
    "reason": types.CompletionItemKind.Event,
    "outcome": types.CompletionItemKind.EnumMember,
    "case": types.CompletionItemKind.Module,
    "import": types.CompletionItemKind.File,
    "keyword": types.CompletionItemKind.Keyword,
    "value": types.CompletionItemKind.Value,
}
_SYMBOLS = {
    "entity": types.SymbolKind.Class,
    "type": types.SymbolKind.Struct,
    "property": types.SymbolKind.Property,
    "constant": types.SymbolKind.Constant,
    "action": types.SymbolKind.Function,
    "trigger": types.SymbolKind.Function,
    "reason": types.SymbolKind.Event,
    "outcome": types.SymbolKind.EnumMember,
    "case": types.SymbolKind.Module,
    "trope": types.SymbolKind.Module,
}
_REQUEST_FAILED = -32803


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Answer an editor until it ends the conversation."""
    _Doors().server.start_io(stdin, stdout)


class _Doors:
    """The server and its desk; a method for each question."""

    def __init__(self) -> None:
        self.server = LanguageServer("forbear", version("forbear"))
        self._desk = Desk(self._publish)
        for name, answer in (
            (types.TEXT_DOCUMENT_DID_OPEN, self._changed),
            (types.TEXT_DOCUMENT_DID_CHANGE, self._changed),
            (types.TEXT_DOCUMENT_DID_SAVE, self._saved),
            (types.TEXT_DOCUMENT_DID_CLOSE, self._closed),
            (types.TEXT_DOCUMENT_HOVER, self._hover),
            (types.TEXT_DOCUMENT_DEFINITION, self._definition),
            (types.TEXT_DOCUMENT_REFERENCES, self._references),
            (types.TEXT_DOCUMENT_FORMATTING, self._format),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._outline),
            (types.SHUTDOWN, self._shut_down),
        ):
            self.server.feature(name)(_free(answer))
        beginnings = types.CompletionOptions(trigger_characters=['"', ":", "("])
        self.server.feature(types.TEXT_DOCUMENT_COMPLETION, beginnings)(_free(self._complete))
        self.server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(_free(self._rename))
        self.server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(_free(self._may_rename))

        async def said_above(asked: types.CodeLensParams) -> list[types.CodeLens]:
            return await self._lenses(asked)

        self.server.feature(types.TEXT_DOCUMENT_CODE_LENS)(said_above)

    # What the editor tells

    def _changed(self, told: types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams) -> None:
        uri = told.text_document.uri
        self._desk.put(uri, _text(uri, self.server.workspace.get_text_document(uri).source))

    def _saved(self, told: types.DidSaveTextDocumentParams) -> None:
        self._desk.look_again()

    def _closed(self, told: types.DidCloseTextDocumentParams) -> None:
        self._desk.take_away(told.text_document.uri)

    def _shut_down(self, _: Any) -> None:
        self._desk.close()

    # What it asks

    def _complete(self, asked: types.CompletionParams) -> list[types.CompletionItem]:
        sheet, line, at = self._place(asked)
        lines = _lines(sheet.text.text)
        found = complete(sheet.text, line, at)
        start, end = (
            position(lines, found[end]["line"], found[end]["column"], self._encoding) for end in ("from", "to")
        )
        return [
            types.CompletionItem(
                label=item["name"],
                kind=_KINDS.get(item["kind"]),
                detail=item["detail"],
                sort_text=f"{place:04}",
                filter_text=item["name"],
                text_edit=types.TextEdit(range=types.Range(start=start, end=end), new_text=item["insert"]),
            )
            for place, item in enumerate(found["items"])
        ]

    def _hover(self, asked: types.HoverParams) -> types.Hover | None:
        sheet, line, at = self._place(asked)
        found = hover(sheet.text, line, at, sheet.scene, sheet.odds, self._opened())
        if found is None:
            return None
        said = types.MarkupContent(kind=types.MarkupKind.Markdown, value=found.markdown)
        return types.Hover(contents=said, range=self._range(found.span, sheet))

    def _definition(self, asked: types.DefinitionParams) -> list[types.Location]:
        sheet, line, at = self._place(asked)
        return [self._location(span) for span in definition(sheet.text, line, at, self._opened())]

    def _references(self, asked: types.ReferenceParams) -> list[types.Location]:
        sheet, line, at = self._place(asked)
        found = references(sheet.text, line, at, self._opened())
        if not asked.context.include_declaration:
            declared = set(definition(sheet.text, line, at, self._opened()))
            found = tuple(span for span in found if span not in declared)
        return [self._location(span) for span in found]

    def _may_rename(self, asked: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        sheet, line, at = self._place(asked)
        try:
            _, place, _ = renamable(sheet.text, line, at, self._opened())
        except RequestError as error:
            raise JsonRpcException(error.message, _REQUEST_FAILED) from None
        return types.PrepareRenamePlaceholder(range=self._range(place.span, sheet), placeholder=place.name)

    def _rename(self, asked: types.RenameParams) -> types.WorkspaceEdit:
        sheet, line, at = self._place(asked)
        try:
            found = rename(sheet.text, line, at, asked.new_name, self._opened())
        except RequestError as error:
            raise JsonRpcException(str(error), _REQUEST_FAILED) from None
        changes: dict[str, list[types.TextEdit]] = {}
        for span in found.places:
            place = self._location(span)
            changes.setdefault(place.uri, []).append(types.TextEdit(range=place.range, new_text=asked.new_name))
        return types.WorkspaceEdit(changes=changes)

    def _format(self, asked: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        sheet = self._sheet(asked)
        try:
            text = formatted(sheet.text)
        except StoryError:
            return None  # what cannot be read is left as it is, and its mistakes are shown
        lines = _lines(sheet.text.text)
        end = position(lines, len(lines), len(lines[-1]) + 1, self._encoding)
        whole = types.Range(start=types.Position(line=0, character=0), end=end)
        return [] if text == sheet.text.text else [types.TextEdit(range=whole, new_text=text)]

    def _outline(self, asked: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        sheet = self._sheet(asked)
        return [self._symbol(found, sheet) for found in outline(sheet.text)]

    def _symbol(self, found: Outlined, sheet: Sheet) -> types.DocumentSymbol:
        return types.DocumentSymbol(
            name=found.name,
            detail=found.word if found.word != found.name else None,
            kind=_SYMBOLS.get(found.word, types.SymbolKind.Field),
            range=self._range(found.span, sheet),
            selection_range=self._range(found.name_span, sheet),
            children=[self._symbol(inner, sheet) for inner in found.inner],
        )

    async def _lenses(self, asked: types.CodeLensParams) -> list[types.CodeLens]:
        try:
            sheet = await self._desk.rested(asked.text_document.uri)
        except TimeoutError:
            sheet = None
        if sheet is None or sheet.odds is None:
            return []
        return [
            types.CodeLens(range=self._range(lens.span, sheet), command=types.Command(title=lens.said, command=""))
            for lens in lenses(sheet.text, sheet.odds)
        ]

    # Between the two

    @property
    def _encoding(self) -> Encoding:
        return self.server.workspace.position_codec.encoding or types.PositionEncodingKind.Utf16

    def _opened(self) -> dict[str, str]:
        found = {}
        for sheet in self._desk.sheets.values():
            if sheet.text.folder is not None:
                found[sheet.text.name] = sheet.text.text
        return found

    def _sheet(self, asked: Any) -> Sheet:
        uri = asked.text_document.uri
        if uri not in self._desk.sheets:
            raise RequestError(f"'{uri[:200]}' is not open")
        return self._desk.sheets[uri]

    def _place(self, asked: Any) -> tuple[Sheet, int, int]:
        sheet = self._sheet(asked)
        return sheet, asked.position.line + 1, column(_lines(sheet.text.text), asked.position, self._encoding)

    def _range(self, span: Span, sheet: Sheet) -> types.Range:
        return range_of(_lines(sheet.text.text), span, self._encoding)

    def _location(self, span: Span) -> types.Location:
        opened = {sheet.text.name: (uri, sheet) for uri, sheet in self._desk.sheets.items()}
        if span.file in opened:
            uri, sheet = opened[span.file]
            return types.Location(uri=uri, range=self._range(span, sheet))
        lines = _lines(text_in_file(Path(span.file)))
        return types.Location(uri=from_fs_path(span.file) or "", range=range_of(lines, span, self._encoding))

    def _publish(self, uri: str, found: tuple[Diagnostic, ...]) -> None:
        sheet = self._desk.sheets.get(uri)
        told = [] if sheet is None else [self._told(diagnostic, sheet) for diagnostic in found]
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=told))

    def _told(self, diagnostic: Diagnostic, sheet: Sheet) -> types.Diagnostic:
        """Return a mistake where it stands; one of a file that is imported, at the beginning."""
        span = diagnostic.span
        message = diagnostic.message if diagnostic.hint is None else f"{diagnostic.message}\nhint: {diagnostic.hint}"
        if span is not None and span.file != sheet.text.name:
            message = f"{Path(span.file).name}:{span.line}:{span.column}: {message}"
            span = None
        is_error = diagnostic.severity == "error"
        return types.Diagnostic(
            range=self._range(span or Span(sheet.text.name, 1, 1, 1, 1), sheet),
            message=message,
            severity=types.DiagnosticSeverity.Error if is_error else types.DiagnosticSeverity.Warning,
            code=diagnostic.code,
            source="forbear",
        )


def _free(answer: Any) -> Any:
    """Return a method as a function of one parameter, as pygls wants it; what cannot be answered is told as such."""

    def answered(asked: Any) -> Any:
        try:
            return answer(asked)
        except ForbearError as error:
            raise JsonRpcException(str(error), _REQUEST_FAILED) from None

    return answered


def _text(uri: str, source: str) -> Text:
    path = to_fs_path(uri) if uri.startswith("file:") else None
    if path is None:
        name = uri.rpartition("/")[2].rpartition(":")[2] or "text"
        return Text(source, name if "." in name else f"{name}.story")
    return Text(source, path, Path(path).parent)


def _lines(text: str) -> Sequence[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
