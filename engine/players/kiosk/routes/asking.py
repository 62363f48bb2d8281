"""What every route asks for first."""

from starlette.requests import Request

from engine.players.kiosk.kiosk import Kiosk


def kiosk_of(request: Request) -> Kiosk:
    kiosk: Kiosk = request.app.state.kiosk
    return kiosk
