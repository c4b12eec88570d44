"""Work is bounded, can be stopped, and leaves room for others. Nothing here is timed: what must come first, comes first."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from forbear.studio import frames, process
from forbear.studio.bounds import Bounds
from forbear.studio.failures import Refused
from forbear.studio.pool import Pool
from tests.studio.asking import HERE, told, with_studio

CASABLANCA = {"scene": "film/casablanca"}
BOUNDS = Bounds(seconds=250.0, in_line=250.0)
"""More than anything here takes on the busiest machine: only what is ended on purpose ends."""

# Eleven turns of three open deeds each: 177,147 stories.
BUSHY = """
entity Ann : character;
property count(c : character) : number;
count(Ann) = 0;
action one(c : character) { precondition: True; effect: count(c) = count(c) + 1; consenting: c; }
action two(c : character) { precondition: True; effect: count(c) = count(c) + 2; consenting: c; }
action three(c : character) { precondition: True; effect: count(c) = count(c) + 3; consenting: c; }
reason more(c : character): count(c);
turns: Ann, Ann, Ann, Ann, Ann, Ann, Ann, Ann, Ann, Ann, Ann;
"""

LONG = {
    "text": BUSHY.replace("Ann, " * 6, ""),
    "x": {"number": "precision(Ann)", "steps": 201},
    "y": {"number": "count(Ann)", "steps": 201},
}
"""A scene without outcomes has no tape: some 40,000 runs, far longer than any test waits for it."""


def in_pool(use: Callable[[Pool], Awaitable[None]], bounds: Bounds = BOUNDS) -> None:
    """Use a pool of processes."""

    async def run() -> None:
        async with asyncio.timeout(280), Pool(bounds) as pool:
            await use(pool)

    asyncio.run(run())


def work(
    pool: Pool,
    kind: str,
    request: dict[str, Any],
    *,
    is_long: bool,
    client: str = "me",
    key: str | None = None,
    address: str = "",
) -> asyncio.Task[tuple[bytes, bytes]]:
    asked = pool.work(
        kind,
        request,
        is_long=is_long,
        client=client,
        key=key,
        warm_for=None,
        tell=lambda progress: started.append(kind),
        address=address,
    )
    return asyncio.ensure_future(asked)


started: list[str] = []
"""The kinds of jobs that told of progress."""


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.01)


def test_a_later_request_of_the_same_key_takes_the_place() -> None:
    async def use(pool: Pool) -> None:
        first = work(pool, "heat", LONG, is_long=True, key="heat")
        await until(lambda: pool.at_work == ("heat",))
        second = work(pool, "why", CASABLANCA, is_long=True, key="heat")
        with pytest.raises(Refused) as refused:
            await first
        assert refused.value.data["error"]["code"] == "replaced"
        kind, _ = await second
        assert kind == frames.RESULT

    in_pool(use)


def test_a_slider_is_asked_of_the_process_that_has_its_tape(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes are warm for the scene, and one of them has moved its numbers: it gets the next move, whoever was idle
    longest."""
    given: list[tuple[int, str]] = []
    begin = process.WorkerProcess.begin

    def noted(self: process.WorkerProcess, kind: str, warm_for: object) -> None:
        given.append((self.number, kind))
        begin(self, kind, warm_for)

    monkeypatch.setattr(process.WorkerProcess, "begin", noted)

    async def use(pool: Pool) -> None:
        moved = {**CASABLANCA, "numbers": {"mercy(Ilsa)": 5.0}}
        await asyncio.gather(
            work(pool, "outcomes", moved, is_long=False), work(pool, "run", CASABLANCA, is_long=False, client="you")
        )
        for kind in ("outcomes", "run", "outcomes", "run", "outcomes"):
            await work(pool, kind, moved, is_long=False)

    in_pool(use)
    of = {kind: {number for number, done in given if done == kind} for kind in ("outcomes", "run")}
    assert len(given) == 7
    assert len(of["outcomes"]) == len(of["run"]) == 1
    assert of["outcomes"] != of["run"]


def test_another_key_or_another_client_takes_nobodys_place() -> None:
    async def use(pool: Pool) -> None:
        asked = [
            work(pool, "run", CASABLANCA, is_long=False, key="a"),
            work(pool, "run", CASABLANCA, is_long=False, key="b"),
            work(pool, "run", CASABLANCA, is_long=False, client="you", key="a"),
        ]
        assert [kind for kind, _ in await asyncio.gather(*asked)] == [frames.RESULT] * 3

    in_pool(use)


def test_a_stopped_job_leaves_its_process_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "STOPPING", 250.0)

    async def use(pool: Pool) -> None:
        started.clear()
        doing = work(pool, "heat", LONG, is_long=True)
        await until(lambda: "heat" in started)
        before = pool.processes
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)
        await until(lambda: pool.at_work == ())
        kind, _ = await work(pool, "why", CASABLANCA, is_long=True)
        assert kind == frames.RESULT
        assert set(before) <= set(pool.processes)

    in_pool(use)


def test_a_job_that_is_stopped_as_its_process_only_begins_leaves_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The word to stop comes while the process still loads its code, and nobody in it listens yet."""
    monkeypatch.setattr(process, "STOPPING", 250.0)

    async def use(pool: Pool) -> None:
        doing = work(pool, "run", CASABLANCA, is_long=False)
        await until(lambda: pool.at_work == ("run",))
        before = pool.processes
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)
        kind, _ = await work(pool, "run", CASABLANCA, is_long=False)
        assert kind == frames.RESULT
        assert set(before) <= set(pool.processes)

    in_pool(use)


def test_a_process_is_not_worn_out_by_the_memory_of_the_one_that_started_it() -> None:
    """Linux counts to a process's peak what its parent had as it began: 400 megabytes here, of 500 allowed."""
    large = bytearray(os.urandom(4096)) * (400 * 256)

    async def use(pool: Pool) -> None:
        doing = work(pool, "run", CASABLANCA, is_long=False)
        await until(lambda: pool.at_work == ("run",))
        before = pool.processes
        kind, _ = await doing
        assert kind == frames.RESULT
        assert set(before) <= set(pool.processes)

    in_pool(use, Bounds(seconds=250.0, in_line=250.0, megabytes=500.0))
    del large


def test_a_process_that_does_not_stop_is_killed_and_replaced() -> None:
    async def use(pool: Pool) -> None:
        started.clear()
        doing = work(pool, "heat", LONG, is_long=True)
        await until(lambda: "heat" in started)
        for number in pool.processes:
            os.kill(number, signal.SIGSTOP)
        before = set(pool.processes)
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)
        await until(lambda: not before <= set(pool.processes))
        for number in pool.processes:
            os.kill(number, signal.SIGCONT)
        kind, _ = await work(pool, "why", CASABLANCA, is_long=True)
        assert kind == frames.RESULT

    in_pool(use)


def test_a_process_that_dies_is_told_and_replaced() -> None:
    async def use(pool: Pool) -> None:
        started.clear()
        doing = work(pool, "heat", LONG, is_long=True)
        await until(lambda: "heat" in started)
        for number in pool.processes:
            os.kill(number, signal.SIGKILL)
        with pytest.raises(Refused) as refused:
            await doing
        assert refused.value.data["error"]["code"] == "limit"
        kind, _ = await work(pool, "run", CASABLANCA, is_long=False)
        assert kind == frames.RESULT

    in_pool(use)


def test_work_past_its_time_is_ended() -> None:
    """Its own clock began with its process, a little later, so without a grace it cannot answer in time itself."""

    async def use(pool: Pool) -> None:
        with pytest.raises(Refused) as refused:
            await work(pool, "edge", {"text": BUSHY, "number": "precision(Ann)"}, is_long=True)
        assert refused.value.data["error"]["limit"]["limit"] == "seconds"

    in_pool(use, Bounds(seconds=1.0, grace=0.0))


def test_anothers_quick_work_is_done_while_long_work_goes_on() -> None:
    async def use(pool: Pool) -> None:
        long = [work(pool, "heat", LONG, is_long=True, client=f"other-{n}") for n in range(4)]
        await until(lambda: len(pool.at_work) == 2)
        for _ in range(5):
            kind, _ = await work(pool, "run", CASABLANCA, is_long=False)
            assert kind == frames.RESULT
        assert not any(doing.done() for doing in long)

    in_pool(use)


def test_quick_work_that_proves_long_gives_way() -> None:
    """Four clients ask for runs that take long; all of the quick processes are taken, and yet a fifth is served."""

    async def use(pool: Pool) -> None:
        slow = [work(pool, "run", {"text": BUSHY}, is_long=False, client=f"other-{n}") for n in range(4)]
        await until(lambda: len(pool.at_work) >= 2)
        kind, _ = await work(pool, "run", CASABLANCA, is_long=False)
        assert kind == frames.RESULT
        assert not all(doing.done() for doing in slow)

    in_pool(use, Bounds(seconds=250.0, in_line=250.0, slow=0.05))


def test_too_many_in_line_are_told_to_come_again() -> None:
    async def use(pool: Pool) -> None:
        asked = [work(pool, "heat", LONG, is_long=True, client=f"c-{n}") for n in range(6)]
        found = await asyncio.wait(asked, return_when=asyncio.FIRST_EXCEPTION)
        refused = [doing.exception() for doing in found[0]]
        assert [e.data["error"]["code"] for e in refused if isinstance(e, Refused)][:1] == ["busy"]

    in_pool(use, Bounds(seconds=250.0, in_line=250.0, waiting=2))


def test_who_has_waited_long_is_told_to_come_again_and_the_work_of_others_goes_on() -> None:
    async def use(pool: Pool) -> None:
        doing = work(pool, "heat", LONG, is_long=True)
        while pool.at_work != ("heat",):  # its process may begin so slowly that it has to ask again
            await asyncio.sleep(0.01)
            if doing.done():
                doing = work(pool, "heat", LONG, is_long=True)
        with pytest.raises(Refused) as refused:
            await work(pool, "why", CASABLANCA, is_long=True)
        assert refused.value.data["error"]["code"] == "busy"
        assert not doing.done() and pool.at_work == ("heat",)

    in_pool(use, Bounds(seconds=250.0, in_line=0.3))


def test_a_limit_shows_what_was_found() -> None:
    five_turns = BUSHY.replace("Ann, " * 6, "")

    async def use(client: httpx.AsyncClient) -> httpx.Response:
        return await client.post("/api/run", json={"text": five_turns, "limits": {"stories": 40}})

    found = told(with_studio(use))
    assert len(found["stories"]) == 40
    assert found["limit"]["limit"] == "stories"
    assert 0 < found["unfinished"] < 1


def test_a_limit_that_leaves_nothing_is_an_error() -> None:
    text = BUSHY + "".join(f"property p{n}(c : character) : boolean;\n" for n in range(30))
    doubts = "".join(f"openly believes(Ann, p{n}(Ann) = {{True: 0.5, False: 0.5}});\n" for n in range(30))

    async def use(client: httpx.AsyncClient) -> httpx.Response:
        return await client.post("/api/why", json={"text": text + doubts, "limits": {"nodes": 1000}})

    error = told(with_studio(use), 422)["error"]
    assert error["code"] == "limit"
    assert error["limit"] == {"limit": "nodes", "value": 1000, "raise_with": "--limit-nodes"}


def test_progress_comes_in_lines_before_the_result() -> None:
    async def use(client: httpx.AsyncClient) -> list[dict[str, Any]]:
        body = {**CASABLANCA, "x": {"number": "mercy(Ilsa)", "steps": 6}, "y": {"number": "tau", "steps": 6}}
        headers = {"accept": "application/x-ndjson"}
        answer = await client.post("/api/heat", json=body, headers=headers)
        assert answer.headers["content-type"] == "application/x-ndjson"
        return [json.loads(line) for line in answer.text.splitlines()]

    *progress, last = with_studio(use)
    assert all(0 <= line["progress"] <= 1 and line["doing"] for line in progress)
    assert [line["progress"] for line in progress] == sorted(line["progress"] for line in progress)
    assert last["status"] == 200
    assert len(last["result"]["cells"]) == 6


def test_an_error_in_lines_has_its_status_and_shape() -> None:
    async def use(client: httpx.AsyncClient) -> list[dict[str, Any]]:
        headers = {"accept": "application/x-ndjson"}
        answer = await client.post("/api/why", json={"text": "entity ("}, headers=headers)
        return [json.loads(line) for line in answer.text.splitlines()]

    (last,) = with_studio(use)
    assert last["status"] == 422
    assert last["error"]["diagnostics"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"\xff\xfe", 400),
        (b'{"scene": NaN}', 400),
        (b"[" * 100_000, 400),
        (b'{"a":' * 100_000, 400),
        (b'{"scene": "' + b"x" * 1_000_001 + b'"}', 413),
    ],
)
def test_bodies_that_are_none(content: bytes, status: int) -> None:
    async def use(client: httpx.AsyncClient) -> httpx.Response:
        return await client.post("/api/run", content=content, headers={"content-type": "application/json"})

    assert told(with_studio(use), status)
    assert HERE


def test_an_address_has_its_share_whatever_names_it_uses() -> None:
    """Of 64 places in line an address has 16 and works one long job at a time, so another's turn comes at once."""

    async def use(pool: Pool) -> None:
        many = [work(pool, "heat", LONG, is_long=True, client=f"n-{n}", address="192.0.2.1") for n in range(16)]
        await until(lambda: len(pool.at_work) == 1)
        many.append(work(pool, "heat", LONG, is_long=True, client="n-16", address="192.0.2.1"))
        await asyncio.sleep(0.5)
        assert len(pool.at_work) == 1
        with pytest.raises(Refused) as refused:
            await work(pool, "heat", LONG, is_long=True, client="other", address="192.0.2.1")
        assert refused.value.data["error"]["code"] == "busy"
        other = work(pool, "heat", LONG, is_long=True, client="n-1", address="192.0.2.2")
        await until(lambda: len(pool.at_work) == 2)
        for asked in (*many, other):
            asked.cancel()
        await asyncio.gather(*many, other, return_exceptions=True)

    in_pool(use)
