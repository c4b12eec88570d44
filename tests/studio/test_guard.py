"""Who may ask the studio: its own page. What others would try is tried."""

from __future__ import annotations

import httpx
import pytest

from forbear.studio.guard import POLICY, Door
from tests.studio.asking import HERE, told, with_studio

RUN = {"scene": "film/casablanca"}
OWN = "http://127.0.0.1:8642"


def ask(
    headers: dict[str, str], *, door: Door | None = None, path: str = "/api/about", method: str = "GET"
) -> httpx.Response:
    async def use(client: httpx.AsyncClient) -> httpx.Response:
        return await client.request(method, path, headers=headers, json=RUN if method == "POST" else None)

    return with_studio(use, door=door)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8642",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8642",
        "192.168.0.7:8642",
        "0.0.0.0:8642",
        "[::2]:8642",
        "127.0.0.1:8642@evil.example",
        "127.0.0.1:port",
        "[127.0.0.1",
        "",
        "2130706433",
    ],
)
def test_a_name_that_was_pointed_here_gets_nothing(host: str) -> None:
    assert told(ask({"host": host}), 403)["error"]["code"] == "refused"


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:8642", "LOCALHOST", "[::1]:8642", "127.0.0.2"])
def test_its_own_names_are_answered(host: str) -> None:
    assert told(ask({"host": host}))["schema"] == "forbear-studio/1"


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:8642", "http://127.0.0.1:3000", "http://localhost:8642"],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_page_of_another_origin_is_refused(origin: str, method: str) -> None:
    path = "/api/run" if method == "POST" else "/api/about"
    answer = ask({"host": "127.0.0.1:8642", "origin": origin}, path=path, method=method)
    assert told(answer, 403)["error"]["code"] == "refused"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_what_the_browser_says_of_a_request_counts(site: str) -> None:
    assert told(ask({"sec-fetch-site": site}), 403)["error"]["code"] == "refused"
    moving = {"sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert told(ask(moving), 403)["error"]["code"] == "refused"


def test_a_link_from_elsewhere_may_show_the_page_but_no_frame() -> None:
    moving = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert ask(moving, path="/").status_code == 200
    assert ask({**moving, "sec-fetch-dest": "iframe"}, path="/").status_code == 403


def test_no_preflight_is_granted() -> None:
    answer = ask(
        {"origin": "http://evil.example", "access-control-request-method": "POST"}, path="/api/run", method="OPTIONS"
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_no_form_can_ask_for_work(kind: str) -> None:
    async def use(client: httpx.AsyncClient) -> httpx.Response:
        return await client.post("/api/run", content=b'{"scene": "film/casablanca"}', headers={"content-type": kind})

    assert told(with_studio(use), 415)["error"]["code"] == "media-type"


@pytest.mark.parametrize("path", ["/", "/api/about", "/api/nothing", "/static/nothing.js", "/../../etc/passwd"])
def test_every_answer_has_the_safety_headers(path: str) -> None:
    answer = ask({}, path=path)
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/%00"]
)
def test_static_files_are_those_of_the_page(path: str) -> None:
    answer = ask({}, path=path)
    assert answer.status_code in (400, 404)
    assert "import" not in answer.text


OPEN = Door(is_open=True, names=frozenset(["studio.example"]), token="let-me-in")


def test_open_to_the_network_it_asks_for_its_token() -> None:
    assert told(ask({"host": "192.168.0.7:8642"}, door=OPEN), 401)["error"]["code"] == "token"
    assert told(ask({"host": "192.168.0.7:8642", "cookie": "forbear=other"}, door=OPEN), 401)
    assert told(ask({"host": "192.168.0.7:8642", "authorization": "Bearer let-me-in"}, door=OPEN))
    assert told(ask({"host": "evil.example", "authorization": "Bearer let-me-in"}, door=OPEN), 403)
    assert told(ask({"host": "studio.example", "authorization": "Bearer let-me-in"}, door=OPEN))


def test_the_printed_address_leaves_the_token_in_a_cookie() -> None:
    async def use(client: httpx.AsyncClient) -> tuple[httpx.Response, httpx.Response]:
        return await client.get("/?token=let-me-in"), await client.get("/api/about")

    opened, after = with_studio(use, door=OPEN)
    assert opened.status_code == 303
    assert opened.headers["location"] == "/"
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert after.status_code == 200
    assert HERE == OWN
