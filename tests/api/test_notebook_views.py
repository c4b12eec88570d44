"""What a notebook shows of a scene, a run, a story, a reply and a fit: names and figures, everything escaped."""

from __future__ import annotations

import re

from forbear.api.scene import load
from forbear.fitting.model import model

TEXT = """
title "Who <b>gives</b>?";
entity A : character;
property x() : boolean;
action take() { effect: x(); consenting: A; };
action leave() { consenting: A; };
reason gain(A): if(x()) 1 else 0;
turns: A;
outcome taken: x();
"""


def views() -> dict[str, str]:
    scene = load(TEXT)
    run = scene.run()
    fit = model(scene, "precision(A)", [{"choice": "take", "count": 3}, {"choice": "leave"}]).fit()
    shown = {"scene": scene, "run": run, "story": run.stories[0], "reply": scene.ask(": x()"), "fit": fit}
    return {name: one._repr_html_() for name, one in shown.items()}  # type: ignore[attr-defined]


def test_everything_is_shown_by_name_and_with_its_figures() -> None:
    found = views()
    assert "Who &lt;b&gt;gives&lt;/b&gt;?" in found["scene"]
    assert "73.1%" in found["run"]
    assert ("<td" in found["story"]) and ("take()" in found["story"]) and ("73.1%" in found["story"])
    assert "73 %" in found["reply"]
    assert "precision(A)" in found["fit"]
    assert "1.0986" in found["fit"]


def test_what_is_shown_is_whole_and_runs_nothing() -> None:
    for name, html in views().items():
        assert "<b>gives" not in html, name
        assert not re.search(r"<script|javascript:|\bon\w+=", html), name
        for tag in ("table", "tr", "td", "pre", "span", "details", "div"):
            assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>"), (name, tag)


def test_a_text_without_a_title_is_called_a_scene() -> None:
    untitled = TEXT.replace('title "Who <b>gives</b>?";', "")
    assert load(untitled)._repr_html_().startswith("<table><caption>A scene</caption>")
