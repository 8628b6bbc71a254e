// Everything works without this. With it, typed text is not left by accident and the menu closes as menus do.
(() => {
  let typed = document.querySelector(".rc-errors, #answer, [data-typed]") !== null;
  for (const form of document.querySelectorAll("main form.rc-form:not(.rc-signin form)")) {
    form.addEventListener("input", () => { typed = true; });
    form.addEventListener("submit", () => { typed = false; });
    form.addEventListener("rc:kept", () => { typed = false; });
  }
  window.addEventListener("beforeunload", event => { if (typed) event.preventDefault(); });

  // Whoever writes about a brother or sister means that this child took part.
  for (const part of document.querySelectorAll("fieldset.rc-part")) {
    const took = part.querySelector("input[type=checkbox][name$='.TookPart']");
    part.addEventListener("input", event => { if (took && event.target !== took) took.checked = true; });
  }

  const menu = document.getElementById("record");
  const summary = menu?.querySelector("summary");
  menu?.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    menu.open = false;
    summary.focus();
  });
  menu?.addEventListener("focusout", event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  document.addEventListener("click", event => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
})();
