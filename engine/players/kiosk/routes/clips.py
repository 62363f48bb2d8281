"""Rendered speech of the works that this kiosk shows."""

from starlette.requests import Request
from starlette.routing import BaseRoute

from engine.players.kiosk.routes.asking import kiosk_of
from engine.players.web.clips import clip_routes


def _shows(request: Request, name: str) -> bool:
    return name in {e.id for e in kiosk_of(request).works.entries()}


routes: list[BaseRoute] = clip_routes(lambda request: kiosk_of(request).sounds, _shows)
