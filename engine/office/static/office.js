// The little that a page cannot do by itself: print, and not send the same form twice.

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]") !== null) window.print();
});

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.method !== "post") return;
  if (form.dataset.sent !== undefined) event.preventDefault();
  form.dataset.sent = "";
});

// A page that is shown again by going back may send anew.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) form.removeAttribute("data-sent");
});
