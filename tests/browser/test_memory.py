"""Two hundred visitors, one after the other, on one page: nothing grows."""

from playwright.sync_api import Page

from tests.browser.conftest import MakePage
from tests.browser.place import Place

VISITS = 200
#: Bytes of the heap by which the last visits may stand above the early ones.
SLACK = 300_000

#: One visitor, as fast as the page can: signs in, goes to an ending, home, and signs out.
_VISIT = """async (count) => {
  // A message is not slowed down as nested timers are.
  const channel = new MessageChannel();
  const wait = () => new Promise((go) => { channel.port1.onmessage = go; channel.port2.postMessage(0); });
  const until = async (test) => {
    for (let n = 0; n < 400000; n++) {
      if (test()) return;
      await wait();
    }
    throw new Error(`${test} at ${document.querySelector('.screen') && document.querySelector('.screen').dataset.screen}`);
  };
  const at = (name) => () => document.querySelector(`[data-screen="${name}"]`);
  for (let n = 0; n < count; n++) {
    document.querySelector('.attract .start').click();
    await until(at('home'));
    Array.from(document.querySelectorAll('.option')).find((o) => o.textContent.includes('晚点')).click();
    await until(at('who'));
    document.querySelector('.option').click();
    await until(at('village'));
    document.querySelector('.option').click();
    await until(at('letters'));
    document.querySelector('[data-key="W"]').click();
    await until(at('names'));
    document.querySelector('.option').click();
    await until(at('is-it-you'));
    document.querySelector('[data-primary]').click();
    await until(at('opening'));
    document.querySelector('[data-primary]').click();
    for (let step = 0; step < 30 && !(at('ended')() && document.querySelector('[data-primary]').textContent === '回首页'); step++) {
      const option = document.querySelector('[data-screen="choice"] .option');
      (option || document.querySelector('[data-primary]')).click();
      await wait();
    }
    await until(at('ended'));
    document.querySelector('[data-primary]').click();
    await until(at('home'));
    document.querySelector('.row .plain').click();
    await until(() => document.querySelector('.attract'));
  }
}"""


def heap(page: Page) -> tuple[int, int]:
    """Bytes in use and nodes alive, after the collector has been."""
    session = page.context.new_cdp_session(page)
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return int(metrics["JSHeapUsedSize"]), int(metrics["Nodes"])


def test_two_hundred_sessions_leave_nothing_behind(make_page: MakePage, kiosk: Place) -> None:
    page = make_page("phone")
    page.goto(kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    page.evaluate(_VISIT, VISITS // 10)
    page.wait_for_function("() => localStorage.length === 0")
    early, early_nodes = heap(page)
    page.evaluate(_VISIT, VISITS - VISITS // 10)
    page.wait_for_function("() => localStorage.length === 0")
    late, late_nodes = heap(page)

    assert late - early < SLACK, (early, late)
    assert late_nodes - early_nodes < 200, (early_nodes, late_nodes)
