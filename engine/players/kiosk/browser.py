"""The browser that shows the page: where it is on this machine, and how it is started and cleaned."""

import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

#: Names on the path, then usual places; Chromium before Edge.
_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "msedge",
)
_PLACES = (
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

#: Only flags that the browser still knows. What has no flag any more is in the managed policy
#: (``packaging/chromium-policy.json``) and in the page.
FLAGS = (
    "--kiosk",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--hide-crash-restore-bubble",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
    "--check-for-update-interval=31536000",
    "--simulate-outdated-no-au=Tue, 31 Dec 2099 23:59:59 GMT",
    "--deny-permission-prompts",
    "--password-store=basic",
    "--disk-cache-size=33554432",
)
_EDGE = ("--edge-kiosk-type=fullscreen",)
_WAYLAND = ("--ozone-platform=wayland",)

#: What a killed browser leaves behind: the lock, the tabs to restore, the caches. Local storage stays:
#: answers that the server has not confirmed yet are in it.
_LEFT = (
    "SingletonLock", "SingletonCookie", "SingletonSocket", "Crashpad", "ShaderCache", "GrShaderCache",
    "Default/Sessions", "Default/Session Storage", "Default/Preferences", "Default/Cache", "Default/Code Cache",
    "Default/GPUCache", "Default/DawnCache", "Default/History", "Default/Service Worker",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser program and the profile that belongs to the kiosk alone."""

    path: str
    profile: Path

    @property
    def is_edge(self) -> bool:
        return "edge" in Path(self.path).name.lower()

    def command(self, url: str) -> list[str]:
        flags = [*FLAGS, *(_EDGE if self.is_edge else ())]
        if os.environ.get("WAYLAND_DISPLAY"):
            flags += _WAYLAND
        return [self.path, *flags, f"--user-data-dir={self.profile}", url]

    def clean(self) -> None:
        """Remove what would ask to restore pages, or keep the browser from starting."""
        self.profile.mkdir(parents=True, exist_ok=True)
        for name in _LEFT:
            path = self.profile / name
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def find_browser() -> str | None:
    """The path of a browser that can be a kiosk; ``QINGJING_BROWSER`` overrides the search."""
    set_by_hand = os.environ.get("QINGJING_BROWSER")
    if set_by_hand:
        return set_by_hand
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    return next((p for p in _PLACES if Path(p).exists()), None)


def has_screen() -> bool:
    """Whether a window can be opened here at all."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"))
