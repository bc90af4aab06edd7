"""HTTP to other people's SPARQL servers: credentials, a time limit, and errors in plain words. Nothing else is fetched."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from urllib.parse import urlsplit

from kg import __version__
from kg.errors import StoreError

USER, PASSWORD = "POLICYKG_USER", "POLICYKG_PASSWORD"
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_SAID = 300  # characters of a server's own complaint that are passed on


class RemoteError(StoreError):
    """A server that did not do what it was asked; `again` says whether asking once more may help, `status` its answer if it gave one."""

    def __init__(self, message: str, *, again: bool = False, status: int = 0) -> None:
        super().__init__(message)
        self.again, self.status = again, status


@dataclass(frozen=True, slots=True)
class Login:
    """Who speaks to a server; the password is never shown."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; `whole` is False where the body was longer than asked for and is cut."""

    media: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    whole: bool


def login(user: str | None = None) -> Login | None:
    """The user named, or else by the environment, with the password of the environment; None where no user is named."""
    name = user or os.environ.get(USER)
    if not name:
        return None
    if PASSWORD not in os.environ:
        raise StoreError(f"{PASSWORD} 未设置 / is not set: put the password of {name} into that environment variable")
    return Login(name, os.environ[PASSWORD])


class Client:
    """Sends requests, as `who` where a server asks for a name (Basic or Digest); redirects are not followed."""

    def __init__(self, who: Login | None = None, seconds: float = 60.0) -> None:
        self._who, self._seconds = who, seconds

    def send(
        self, method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None, most: int = 1 << 26
    ) -> Reply:
        """The answer to a request, of at most `most` bytes; raises RemoteError when there is none or it is a refusal."""
        request = urllib.request.Request(_checked(url), body, dict(headers or {}), method=method)
        request.add_header("User-Agent", f"policy-kg/{__version__}")
        try:
            with self._opener(url).open(request, timeout=self._seconds) as response:
                read = response.read(most + 1)
                return Reply(_media(response.headers), {k.lower(): v for k, v in response.headers.items()}, read[:most], len(read) <= most)
        except urllib.error.HTTPError as refused:
            with refused:
                raise _refusal(url, refused, self._who) from refused
        except TimeoutError as problem:
            raise RemoteError(f"{url}: {self._seconds:g} 秒内没有回答 / no answer within {self._seconds:g} s", again=True) from problem
        except (OSError, HTTPException, ValueError) as problem:  # ValueError: a challenge urllib cannot answer
            reason = getattr(problem, "reason", problem)
            raise RemoteError(f"{url}: 无法连接 / cannot be reached ({reason})", again=isinstance(problem, OSError)) from problem

    def _opener(self, url: str) -> urllib.request.OpenerDirector:
        """A fresh one a request: urllib's counts failed log-ins for ever and gives up after five."""
        handlers: list[urllib.request.BaseHandler] = [
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(),
            urllib.request.HTTPErrorProcessor(),
            urllib.request.HTTPDefaultErrorHandler(),
        ]
        if self._who is not None:
            known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, url, self._who.user, self._who.password)
            handlers += [urllib.request.HTTPBasicAuthHandler(known), urllib.request.HTTPDigestAuthHandler(known)]
        opener = urllib.request.OpenerDirector()
        for handler in handlers:
            opener.add_handler(handler)
        return opener


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"{url}: 须为 http(s) 地址 / must be an http or https address")
    if parts.username or parts.password:
        raise StoreError(f"用户与密码不写在地址里 / no user or password in the address: use --user or {USER}, and {PASSWORD}")
    return url


def _media(headers: Message) -> str:
    return headers.get_content_type() if headers.get("Content-Type") else ""


def _refusal(url: str, refused: urllib.error.HTTPError, who: Login | None) -> RemoteError:
    said = " ".join(refused.read(1 << 14).decode("utf-8", "replace").split())[:_SAID]
    status = refused.code
    if status in (301, 302, 303, 307, 308):
        why = f"已迁至 / has moved to {refused.headers.get('Location', '?')}: 请用该地址 / give that address"
    elif status in (401, 403) and who is None:
        why = f"须登录 / asks who you are: set {USER} and {PASSWORD}"
    elif status in (401, 403):
        why = f"{who.user if who else ''} 无此权限或密码不对 / wrong password, or no right to do this"
    elif status in (404, 405, 501):
        why = "此地址不提供所需服务 / this address does not offer what was asked"
    elif status == 413:
        why = "一次发送过多 / too much at once: choose a smaller --batch"
    else:
        why = "服务器拒绝 / the server refuses"
    return RemoteError(f"{url}: {why} (HTTP {status}{': ' + said if said else ''})", again=status in _AGAIN, status=status)
