"""What there is to learn, and the compiled works."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from engine.errors import EngineError
from engine.players.kiosk.routes.asking import kiosk_of
from engine.players.kiosk.works import told
from engine.players.web.asking import answered, refused


def shelf(request: Request) -> Response:
    """All that the page has to know before anyone touches it."""
    kiosk = kiosk_of(request)
    return answered(
        {
            "works": [told(e) for e in kiosk.works.entries()],
            "stops": kiosk.works.stops(),
            "roster": bool(kiosk.roster.villages()),
            "codes": bool(kiosk.config.address),
            "typing": kiosk.config.typing,
            "scale": kiosk.config.scale,
            "strike": kiosk.config.strike,
            "exit": bool(kiosk.config.pin),
        }
    )


def work(request: Request) -> Response:
    try:
        digest, data = kiosk_of(request).works.data(request.path_params["work"])
    except KeyError:
        return refused("unknown work", 404)
    except EngineError as e:
        return refused(e.says.en, 503)
    tag = f'"{digest}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type="application/json", headers=headers)


routes: list[BaseRoute] = [Route("/api/shelf", shelf), Route("/api/works/{work}", work)]
