"""The language server from the outside: pygls' own client over the standard streams, with files in a folder."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the language server needs pygls: pip install 'forbear[lsp]'")

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

PEOPLE = """\
type guest : character;
entity Ann : guest;
entity Béla : guest;
property kind(c : character) : boolean;  // means well
kind(Ann);
"""

SCENE = """\
import "people";
// 😀 a sign that some editors count as two
/* 😀 */ property given(c : character) : number;
given(Ann) = 0;
action give(c : character) { precondition: True; effect: given(c) = given(c) + 1; consenting: c; says: "{c} gives"; };
action keep(c : character) { precondition: True; effect: given(c) = given(c); consenting: c; };
reason plenty(c : character): given(c);
openly believes(Béla, kind(Ann) = {True: 0.75, False: 0.25});
turns: Ann;
outcome gave: given(Ann) == 1;
"""


class Editor:
    """An editor with a folder: what it opened, and what it was told."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()

        def publish(told: types.PublishDiagnosticsParams) -> None:
            self.told[told.uri] = list(told.diagnostics)
            self.news.set()

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> None:
        item = types.TextDocumentItem(uri=self.uri(name), language_id="forbear", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    def change(self, name: str, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=2)
        change = types.TextDocumentContentChangeWholeDocument(text=text)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(text_document=document, content_changes=[change])
        )

    async def diagnostics(self, name: str) -> list[types.Diagnostic]:
        self.news.clear()
        self.told.pop(self.uri(name), None)
        while self.uri(name) not in self.told:
            await asyncio.wait_for(self.news.wait(), 60)
            self.news.clear()
        return self.told[self.uri(name)]

    def at(self, name: str, text: str, word: str, later: int = 0) -> dict[str, Any]:
        """Return the parameters of a question about the place where a word begins, as UTF-16 counts it."""
        place = text.index(word) + later
        line = text.count("\n", 0, place)
        before = text[text.rfind("\n", 0, place) + 1 : place]
        character = len(before.encode("utf-16-le")) // 2
        position = types.Position(line=line, character=character)
        return {"text_document": types.TextDocumentIdentifier(uri=self.uri(name)), "position": position}


def talk(folder: Path, conversation: Callable[[Editor], Awaitable[None]]) -> None:
    """Start a server of its own, have a conversation with it, and end it as the protocol wants."""

    async def held() -> None:
        client = LanguageClient("test", "1")
        editor = Editor(client, folder)
        await client.start_io(sys.executable, "-m", "forbear", "lsp")
        await client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), process_id=None, root_uri=None)
        )
        client.initialized(types.InitializedParams())
        await conversation(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await asyncio.wait_for(client.stop(), 60)

    asyncio.run(asyncio.wait_for(held(), 300))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.story").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def test_mistakes_are_told_as_one_types_and_go_as_they_are_mended(folder: Path) -> None:
    async def conversation(editor: Editor) -> None:
        editor.open("scene.story", SCENE.replace("given(Ann) = 0", "givn(Ann) = 0"))
        [found] = await editor.diagnostics("scene.story")
        assert found.code == "E202"
        assert "did you mean 'given'" in found.message
        assert found.range.start == types.Position(line=3, character=0)
        editor.change("scene.story", SCENE)
        assert await editor.diagnostics("scene.story") == []

    talk(folder, conversation)


def test_an_editor_is_answered(folder: Path) -> None:
    async def conversation(editor: Editor) -> None:
        client: Any = editor.client
        name = "scene.story"
        editor.open(name, SCENE)
        assert await editor.diagnostics(name) == []

        lenses = await client.text_document_code_lens_async(
            types.CodeLensParams(text_document=types.TextDocumentIdentifier(uri=editor.uri(name)))
        )
        # One choice with precision 1: giving is worth 1 more, so its odds are e to 1.
        said = {lens.range.start.line: lens.command.title for lens in lenses}
        assert said == {8: "73 %: Ann gives", 9: "73 %"}

        place = editor.at(name, SCENE, "kind(Ann)")
        hover = await client.text_document_hover_async(types.HoverParams(**place))
        assert "property kind(c : character) : boolean;  // means well" in hover.contents.value
        assert "Béla thinks: 75 % kind\\(Ann\\), 25 % not kind\\(Ann\\)" in hover.contents.value

        place = editor.at(name, SCENE, "given(c)")  # behind a sign outside the basic plane
        [found] = await client.text_document_definition_async(types.DefinitionParams(**place))
        assert found.uri == editor.uri(name)
        assert found.range.start == types.Position(line=2, character=18)

        place = editor.at(name, SCENE, "Béla")
        [found] = await client.text_document_definition_async(types.DefinitionParams(**place))
        assert found.uri == editor.uri("people.story")
        assert found.range.start == types.Position(line=2, character=7)

        place = editor.at(name, SCENE, "Ann)")
        context = types.ReferenceContext(include_declaration=True)
        found = await client.text_document_references_async(types.ReferenceParams(**place, context=context))
        assert sorted((one.uri.rpartition("/")[2], one.range.start.line) for one in found) == [
            ("people.story", 1), ("people.story", 4),
            ("scene.story", 3), ("scene.story", 7), ("scene.story", 8), ("scene.story", 9),
        ]  # fmt: skip

        edit = await client.text_document_rename_async(types.RenameParams(**place, new_name="Zoë"))
        assert {uri.rpartition("/")[2]: len(edits) for uri, edits in edit.changes.items()} == {
            "people.story": 2,
            "scene.story": 4,
        }
        with pytest.raises(JsonRpcException, match="names something already"):
            await client.text_document_rename_async(types.RenameParams(**place, new_name="Béla"))

        found = await client.text_document_completion_async(
            types.CompletionParams(**editor.at(name, SCENE, "given(Ann) = 0", later=3))
        )
        assert ("given", "given(") in [(item.label, item.text_edit.new_text) for item in found]

        symbols = await client.text_document_document_symbol_async(
            types.DocumentSymbolParams(text_document=types.TextDocumentIdentifier(uri=editor.uri(name)))
        )
        assert [symbol.name for symbol in symbols] == ["given", "give", "keep", "plenty", "turns", "gave"]

        options = types.FormattingOptions(tab_size=4, insert_spaces=False)
        [edit] = await client.text_document_formatting_async(
            types.DocumentFormattingParams(
                text_document=types.TextDocumentIdentifier(uri=editor.uri(name)), options=options
            )
        )
        assert edit.range.start == types.Position(line=0, character=0)
        assert "\tprecondition: True;\n" in edit.new_text

    talk(folder, conversation)


def test_a_text_that_stands_in_no_file_is_helped_too(folder: Path) -> None:
    async def conversation(editor: Editor) -> None:
        item = types.TextDocumentItem(
            uri="untitled:Untitled-1", language_id="forbear", version=1, text="entity Ann : x;"
        )
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        while "untitled:Untitled-1" not in editor.told:
            await asyncio.wait_for(editor.news.wait(), 60)
            editor.news.clear()
        [found] = editor.told["untitled:Untitled-1"]
        assert found.code == "E205"

    talk(folder, conversation)


def test_a_text_that_is_not_open_is_told_so(folder: Path) -> None:
    async def conversation(editor: Editor) -> None:
        editor.open("scene.story", SCENE)
        await editor.diagnostics("scene.story")
        name = types.TextDocumentIdentifier(uri=editor.uri("scene.story"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=name))
        with pytest.raises(JsonRpcException, match="is not open"):
            await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=name))
        place = types.Position(line=0, character=0)
        with pytest.raises(JsonRpcException, match="is not open"):
            await editor.client.text_document_hover_async(types.HoverParams(text_document=name, position=place))

    talk(folder, conversation)


def test_where_pygls_is_not_installed_one_line_says_what_to_do() -> None:
    program = (
        "import sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('pygls', 'lsprotocol'):\n"
        "            raise ModuleNotFoundError(f'no {name}', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n"
        "sys.argv = ['forbear', 'lsp']\n"
        "from forbear.cli.main import main\n"
        "main()\n"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, input="", check=False)
    assert found.returncode == 2
    assert found.stderr.count("\n") == 1
    assert "pip install 'forbear[lsp]'" in found.stderr


def test_it_starts_as_editors_start_it() -> None:
    """Clients of VS Code's library say `--stdio` by themselves: what answers must be the protocol, not a usage error."""
    asked = (
        b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
    )
    message = b"Content-Length: %d\r\n\r\n%s" % (len(asked), asked)
    command = [sys.executable, "-m", "forbear", "lsp", "--stdio"]
    found = subprocess.run(command, capture_output=True, input=message, check=False, timeout=60)
    assert found.stdout.startswith(b"Content-Length:"), found.stderr
    assert b"definitionProvider" in found.stdout
