"""What a manuscript shows at a glance, as HTML: the tree of what may happen, and minds before and after."""

from __future__ import annotations

from forbear.account.words import sentence
from forbear.exports.manuscript import Beat, Gauge, Manuscript
from forbear.exports.markup import bar, escaped
from forbear.figures import percent

LEAST = 0.005
"""What is less likely, from the beginning on, is counted and not shown."""

MOST_SHOWN = 120
"""So many beats are shown at most."""


def tree(manuscript: Manuscript) -> str:
    """Return what may happen as lists in lists, each deed with its odds at that moment; what is all but impossible is
    counted."""
    beats = {beat.name: beat for beat in manuscript.beats}
    told = dict(manuscript.outcomes)
    kept = {beat.name for beat in sorted(manuscript.beats, key=lambda beat: -beat.probability)[:MOST_SHOWN]}

    def below(beat: Beat) -> str:
        if not beat.onward:
            ends = " ".join(told[name] for name in beat.outcomes)
            share = percent(beat.probability)
            return f'<p class="end">{escaped(ends)} <span class="faint">{share} of all</span></p>'
        found, left = [], 0.0
        for onward in sorted(beat.onward, key=lambda one: -one.probability):
            target = beats[onward.target]
            if target.probability < LEAST or target.name not in kept:
                left += onward.probability
                continue
            deed = f'<span class="what">{escaped(onward.told)}</span> {bar(onward.probability)}'
            share = f'<span class="beside">{percent(onward.probability)}</span>'
            found.append(f'<li><p class="row barred">{deed} {share}</p>{below(target)}</li>')
        if left > 0:
            found.append(f'<li><p class="row faint">anything else <span class="beside">{percent(left)}</span></p></li>')
        who = f'<p class="chooser">{escaped(beat.called)}</p>' if len(beat.onward) > 1 else ""
        return f"{who}<ol>{''.join(found)}</ol>"

    return f'<div class="tree">{below(manuscript.beats[0])}</div>'


def before_and_after(manuscript: Manuscript) -> str:
    """Return what everyone thinks at the beginning and where the likeliest story ends, as a table; nothing where nobody is
    ever in doubt."""
    if not manuscript.gauges:
        return ""
    first, *_, last = [manuscript.beats[0], *manuscript.likeliest()]
    body = "".join(
        _mind(gauge, before, after)
        for gauge, before, after in zip(manuscript.gauges, first.gauges, last.gauges, strict=True)
    )
    head = '<tr><th scope="col">Who thinks what</th><th scope="col">Before</th><th scope="col">After</th></tr>'
    return f'<table class="minds"><thead>{head}</thead><tbody>{body}</tbody></table>'


def _mind(gauge: Gauge, before: int, after: int) -> str:
    cells = "".join(f"<td>{bar(share / 100)} {share} %</td>" for share in (before, after))
    changed = ' class="changed"' if before != after else ""
    return f'<tr{changed}><th scope="row">{escaped(sentence(gauge.told))}</th>{cells}</tr>'
