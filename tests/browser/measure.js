// Measures a screen: everything that can be seen, as the rules of the check table want it.
(limits) => {
  const NO_START = "，。、；：？！）」』》】〉〕’”…,.;:?!)]}%";
  const NO_END = "（「『《【〈〔‘“([{";
  const wrong = [];
  const say = (rule, what) => wrong.push(`${rule}: ${what}`);
  const shown = (e) => {
    const r = e.getBoundingClientRect();
    const s = getComputedStyle(e);
    return r.width > 1 && r.height > 1 && s.visibility !== "hidden" && s.display !== "none";
  };
  const words = (e) => (e.textContent || "").trim().slice(0, 14);
  const W = innerWidth, H = innerHeight;

  // Texts: size, length of a line, kinsoku, nothing outside, no word of another language.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const smallest = { size: Infinity, what: "" };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !shown(parent) || parent.closest(".unseen, [inert]")) continue;
    const style = getComputedStyle(parent);
    const size = parseFloat(style.fontSize);
    if (size < smallest.size) Object.assign(smallest, { size, what: words(parent) });
    if (/[A-Za-z]{4,}/.test(node.data) && !limits.latin) say("language", node.data.trim());
    if (style.textAlign === "justify") say("justified", words(parent));
    let line = null;
    const range = document.createRange();
    const chars = Array.from(node.data);
    let at = 0, first = "", last = "";
    const ended = (next) => {
      if (line === null) return;
      if (line.width / size > limits.line) say("line too long", `${(line.right - line.left) / size} ${words(parent)}`);
      if (next !== null && NO_END.includes(last)) say("line ends with", `${last} in ${words(parent)}`);
    };
    for (const c of chars) {
      range.setStart(node, at);
      range.setEnd(node, (at += c.length));
      const box = range.getClientRects()[0];
      if (!box || box.width === 0) continue;
      if (box.right > W + 1 || (box.bottom > H + 1 && !limits.scrolls) || box.left < -1 || box.top < -1) {
        say("outside", words(parent));
        break;
      }
      if (line === null || box.top > line.top + size * 0.6) {
        const wrapped = line !== null;
        ended(c);
        if (wrapped && NO_START.includes(c)) say("line starts with", `${c} in ${words(parent)}`);
        line = { top: box.top, left: box.left, right: box.right, width: 0 };
        first = c;
      }
      line.right = Math.max(line.right, box.right);
      line.width = line.right - line.left;
      last = c;
    }
    ended(null);
  }
  if (smallest.size < limits.text - 0.01) say("text too small", `${smallest.size} ${smallest.what}`);

  // Boxes: nothing overflows its own.
  for (const e of document.querySelectorAll("body *")) {
    if (!shown(e) || e.closest(limits.skip || "svg") || e.closest("svg, .unseen, [inert]") || /^(IMG|INPUT|BR)$/.test(e.tagName)) continue;
    if (getComputedStyle(e).display === "inline" || (limits.panes && /^(auto|scroll)$/.test(getComputedStyle(e).overflowY))) continue;
    // A mark at the end of a line is set half as wide as its glyph is: what sticks out is empty.
    const half = /[。，、；：！？）」』”]/.test(e.textContent) ? parseFloat(getComputedStyle(e).fontSize) * 0.55 : 1;
    if (e.scrollWidth > e.clientWidth + half && e.clientWidth > 0) say("overflows sideways", `${e.className || e.tagName} ${words(e)}`);
    // The ink of a last line reaches a little over a line that is set closer than the font is high.
    const ink = Math.max(limits.ink || 2, parseFloat(getComputedStyle(e).fontSize) * 0.16);
    if (e.scrollHeight > e.clientHeight + ink && e.clientHeight > 0) say("overflows", `${e.className || e.tagName} ${words(e)} ${e.scrollHeight}>${e.clientHeight}`);
  }
  const flow = document.querySelector(".flow"), reading = document.querySelector(".reading");
  if (flow && flow.offsetHeight > reading.clientHeight + 2) say("reading overflows", `${flow.offsetHeight}>${reading.clientHeight}`);
  const root = document.documentElement;
  if (root.scrollWidth > W || (root.scrollHeight > H && !limits.scrolls)) say("scrolls", "");

  // Targets: size, distance, reach.
  const targets = Array.from(document.querySelectorAll("button, a[href], input")).filter((e) => shown(e) && !e.closest("[inert]"));
  const boxes = targets.map((e) => [e.getBoundingClientRect(), words(e)]);
  boxes.forEach(([a, name], n) => {
    if (a.width < limits.target - 0.5 || a.height < limits.target - 0.5) say("target too small", `${Math.round(a.width)}x${Math.round(a.height)} ${name}`);
    if (limits.reach && H > W && a.top < H * limits.reach - 1) say("out of reach", `${Math.round(a.top)} ${name}`);
    if (a.left < 0 || a.top < 0 || a.right > W || (a.bottom > H + 1 && !limits.scrolls)) say("target outside", name);
    for (const [b, other] of boxes.slice(n + 1)) {
      const dx = Math.max(0, Math.max(a.left, b.left) - Math.min(a.right, b.right));
      const dy = Math.max(0, Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom));
      if (Math.hypot(dx, dy) < limits.gap - 0.5) say("targets too close", `${Math.round(Math.hypot(dx, dy))} ${name} / ${other}`);
    }
    // A dialog lies over what is beneath it: that is switched off meanwhile.
    if (flow && !flow.closest("[inert]") && !flow.contains(targets[n])) {
      const f = flow.getBoundingClientRect();
      if (f.bottom > a.top + 1 && f.top < a.bottom - 1 && f.right > a.left + 1 && f.left < a.right - 1) say("overlaps the text", name);
    }
  });

  // A short label stands on one line: 暂 over 停 is no word.
  for (const label of document.querySelectorAll("button .label")) {
    if (!shown(label) || label.closest("[inert]") || label.textContent.length > 5) continue;
    const range = document.createRange();
    range.selectNodeContents(label);
    const tops = Array.from(range.getClientRects(), (r) => r.top);
    if (Math.max(...tops) - Math.min(...tops) > parseFloat(getComputedStyle(label).fontSize) * 0.6) say("label broken", words(label));
  }

  // Line height and the gap between paragraphs (of the space between two lines).
  for (const p of document.querySelectorAll(".flow p")) {
    if (!shown(p) || p.closest(".unseen")) continue;
    const s = getComputedStyle(p);
    const ratio = parseFloat(s.lineHeight) / parseFloat(s.fontSize);
    if (p.getClientRects().length && p.offsetHeight > parseFloat(s.lineHeight) * 1.5 && ratio < 1.5 - 0.01 && !p.matches(".left, .who")) say("line height", `${ratio} ${words(p)}`);
  }
  for (const p of document.querySelectorAll(".flow > p + p:not(.hint)")) {
    const s = getComputedStyle(p.previousElementSibling);
    const between = parseFloat(s.lineHeight) - parseFloat(s.fontSize);
    if (shown(p) && (parseFloat(getComputedStyle(p).marginTop) + between) / between < 1.3) say("paragraph gap", words(p));
  }
  for (const a of document.getAnimations()) {
    const d = a.effect.getComputedTiming().duration;
    if (d > 400 || d === Infinity) say("motion", String(d));
  }
  if (document.querySelectorAll("h1").length !== 1) say("h1", String(document.querySelectorAll("h1").length));
  if (!/^zh/.test(root.lang)) say("lang", root.lang);
  return wrong;
}
