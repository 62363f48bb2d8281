// Looks now and then whether there is something new, and only then shows the page anew.

const EVERY = 30_000;

setInterval(async () => {
  try {
    const answer = await fetch("/board/mark", { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== document.body.dataset.mark) location.reload();
  } catch (away) {
    // The server is away: what is on the screen stays.
  }
}, EVERY);
