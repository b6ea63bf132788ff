"""Chromium without a window, driven through its DevTools protocol over two pipes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
# What a key sends besides its name: its text and its number.
_KEYS = {"Tab": ("", 9), "Enter": ("\r", 13), " ": (" ", 32), "ArrowDown": ("", 40)}
_SHIFT = 8


class Browser:
    """One tab; `requests` are all addresses it asked for, `errors` what its scripts threw."""

    def __init__(self, profile: Path) -> None:
        # The browser reads commands from descriptor 3 and answers on 4, each closed by a zero byte.
        turn = 'exec "$0" "$@" 3<&0 4>&1 >/dev/null 2>&1'
        self._process = subprocess.Popen(
            ["sh", "-c", turn, CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._number = 0
        self._session: dict[str, str] = {}
        self._rest = b""
        self._loaded = False
        self.requests: list[str] = []
        self.errors: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._session = {"sessionId": session}
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._session = {}
        self.call("Browser.close")
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; what happens meanwhile is noted."""
        assert self._process.stdin is not None
        self._number += 1
        message = {"id": self._number, "method": method, "params": params, **self._session}
        self._process.stdin.write(json.dumps(message).encode() + b"\0")
        self._process.stdin.flush()
        while True:
            said = self._next()
            if said.get("id") == self._number:
                assert "error" not in said, (method, said["error"])
                return said["result"]

    def _next(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        while b"\0" not in self._rest:
            more = self._process.stdout.read1(1 << 20)
            assert more, "chromium went away"
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\0")
        said = json.loads(line)
        params = said.get("params", {})
        match said.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Runtime.exceptionThrown":
                thrown = params["exceptionDetails"]
                self.errors.append(thrown.get("exception", {}).get("description", thrown["text"]))
        return said

    def screen(self, width: int, height: int = 800, *, dark: bool = False) -> None:
        """The size of the window, in CSS px, and the colours that the reader prefers."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def open(self, address: str) -> None:
        """Go to a page and wait until all of it has loaded."""
        self._loaded = False
        self.call("Page.navigate", url=address)
        while not self._loaded:
            self._next()

    def value(self, script: str) -> Any:
        """What an expression gives, awaited."""
        done = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press and release one key, as a keyboard does."""
        text, number = _KEYS[key]
        event = {"key": key, "code": "Space" if key == " " else key, "text": text}
        event |= {"windowsVirtualKeyCode": number, "modifiers": _SHIFT if shift else 0}
        kind = "keyDown" if text else "rawKeyDown"
        self.call("Input.dispatchKeyEvent", type=kind, **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def write(self, text: str) -> None:
        """Write into the field that has the focus."""
        self.call("Input.insertText", text=text)
