// The page works without this: its button records the next portion. With it, the next portion begins by itself, until somebody presses another button.
(() => {
  const form = document.querySelector("form[data-continue]");
  if (!form) return;
  const timer = setTimeout(() => form.requestSubmit(), 1200);
  for (const other of document.querySelectorAll("form:not([data-continue])")) other.addEventListener("submit", () => clearTimeout(timer));
})();
