// Moving about in a chart: drag, wheel, buttons, keys, a search; a scene that is pressed shows its file and its ways.
(() => {
  const svg = document.querySelector("svg");
  const told = document.getElementById("told");
  const find = document.getElementById("find");
  const whole = svg.viewBox.baseVal;
  const size = { width: whole.width, height: whole.height };
  const view = { x: 0, y: 0, width: size.width, height: size.height };
  const nodes = [...svg.querySelectorAll(".node")];
  const edges = [...svg.querySelectorAll(".edge")];
  svg.removeAttribute("width");
  svg.removeAttribute("height");

  const draw = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const scale = () => Math.min(svg.clientWidth / view.width, svg.clientHeight / view.height);

  function fit() {
    const share = svg.clientWidth / svg.clientHeight;
    Object.assign(view, { x: 0, y: 0, width: size.width, height: size.height });
    // Readable first: a tall chart begins at its top, at its own width.
    if (view.width / view.height < share) view.height = Math.min(view.height, Math.max(view.width, 1100) / share);
    view.width = view.height * share;
    view.x = (size.width - view.width) / 2;
    draw();
  }

  function zoom(factor, x = svg.clientWidth / 2, y = svg.clientHeight / 2) {
    const f = Math.min(Math.max(view.width * factor, 200), size.width * 4) / view.width;
    const k = scale();
    const left = (svg.clientWidth - view.width * k) / 2;
    const top = (svg.clientHeight - view.height * k) / 2;
    const px = view.x + (x - left) / k;
    const py = view.y + (y - top) / k;
    view.x = px - (px - view.x) * f;
    view.y = py - (py - view.y) * f;
    view.width *= f;
    view.height *= f;
    draw();
  }

  function move(dx, dy) {
    view.x += dx / scale();
    view.y += dy / scale();
    draw();
  }

  function centre(node) {
    const box = node.getBBox();
    const shift = svg.querySelector("g[transform]").transform.baseVal.consolidate().matrix.f;
    view.x = box.x + box.width / 2 - view.width / 2;
    view.y = box.y + shift + box.height / 2 - view.height / 2;
    draw();
  }

  function choose(node) {
    for (const other of nodes) other.classList.toggle("chosen", other === node);
    const id = node === null ? null : node.dataset.id;
    svg.classList.toggle("choosing", id !== null);
    const near = new Set([id]);
    for (const edge of edges) {
      const mine = edge.dataset.from === id || edge.dataset.to === id;
      edge.classList.toggle("mine", mine);
      if (mine) near.add(edge.dataset.from).add(edge.dataset.to);
    }
    for (const other of nodes) other.classList.toggle("near", near.has(other.dataset.id));
    told.replaceChildren();
    if (node === null) return;
    const lines = node.querySelector("title").textContent.split("\n");
    const name = document.createElement("b");
    name.textContent = lines[0];
    told.append(name, ` ${lines.slice(1, node.dataset.path ? -1 : undefined).join(" · ")} `);
    if (!node.dataset.path) return;
    const place = document.createElement("code");
    place.textContent = `${node.dataset.path}:${node.dataset.line}`;
    told.append(place);
    const root = document.documentElement.dataset.root;
    if (root) {
      const link = document.createElement("a");
      link.href = `vscode://file${encodeURI(root)}/${encodeURI(node.dataset.path)}:${node.dataset.line}`;
      link.textContent = document.documentElement.dataset.open;
      told.append(" ", link);
    }
  }

  let held = null;
  svg.addEventListener("pointerdown", (e) => {
    held = { x: e.clientX, y: e.clientY, moved: false };
  });
  svg.addEventListener("pointermove", (e) => {
    if (held === null || e.buttons === 0) return;
    const dx = held.x - e.clientX;
    const dy = held.y - e.clientY;
    if (!held.moved && Math.hypot(dx, dy) < 5) return;
    if (!held.moved) svg.setPointerCapture(e.pointerId);
    Object.assign(held, { x: e.clientX, y: e.clientY, moved: true });
    move(dx, dy);
  });
  svg.addEventListener("click", (e) => {
    if (held !== null && held.moved) return e.preventDefault();
    const node = e.target.closest(".node");
    if (node !== null) e.preventDefault();
    return choose(node);
  });
  svg.addEventListener("wheel", (e) => {
    e.preventDefault();
    const box = svg.getBoundingClientRect();
    if (e.ctrlKey || !e.shiftKey) zoom(Math.exp(e.deltaY * 0.0015), e.clientX - box.left, e.clientY - box.top);
    else move(e.deltaY, 0);
  }, { passive: false });
  document.getElementById("in").addEventListener("click", () => zoom(0.8));
  document.getElementById("out").addEventListener("click", () => zoom(1.25));
  document.getElementById("fit").addEventListener("click", fit);
  document.addEventListener("keydown", (e) => {
    if (e.target === find) return;
    const keys = { "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), 0: fit, Escape: () => choose(null),
      ArrowLeft: () => move(-80, 0), ArrowRight: () => move(80, 0), ArrowUp: () => move(0, -80), ArrowDown: () => move(0, 80) };
    if (keys[e.key] === undefined || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    keys[e.key]();
  });
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    const found = wanted === "" ? null : nodes.find((n) => `${n.dataset.title} ${n.dataset.id}`.toLowerCase().includes(wanted)) || null;
    choose(found);
    if (found !== null) centre(found);
  });
  window.addEventListener("resize", fit);
  fit();
})();
