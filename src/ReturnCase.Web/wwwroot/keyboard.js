// Keys of one letter. Each only moves the focus or follows a link, so that whoever hits one by accident loses nothing.
(() => {
  const dialog = document.getElementById("keys");
  const field = () => document.querySelector("main [role=search] input[type=text], main [role=search] input:not([type])");
  const typing = target => target.closest("input, textarea, select, [contenteditable], dialog[open]") !== null;
  const shown = element => element.offsetParent !== null;

  // The first link of each row of a list. A line of a timeline is read, not opened: its links correct it, so the line itself is chosen.
  const lines = "main .rc-table tbody tr, main .rc-tasks > li, main .rc-drafts > li, main .rc-timeline > li";
  const stopOf = row => row.matches(".rc-timeline > li") ? row : row.querySelector("a[href]") ?? row;
  const stops = () => [...document.querySelectorAll(lines)].filter(shown).map(stopOf);

  const move = by => {
    const all = stops();
    if (all.length === 0) return;
    const row = document.activeElement.closest(lines);
    const at = row ? all.findIndex(stop => stop === row || row.contains(stop)) : -1;
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (!next.matches("a")) next.tabIndex = -1;
    next.focus();
    next.closest("tr, li").scrollIntoView({ block: "nearest" });
  };

  const search = () => {
    if (field()) {
      field().focus();
      field().select();
    } else if (dialog.dataset.search) {
      location.assign(`${dialog.dataset.search}#search`);
    }
  };

  const keys = { "/": search, "j": () => move(1), "k": () => move(-1), "?": () => dialog.showModal() };

  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());

  if (location.hash === "#search") field()?.focus();
})();
