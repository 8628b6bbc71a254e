// A sheet that was open for a while may say what no longer holds: whoever looks at it again sees it anew.
(() => {
  const fresh = 60_000;
  const opened = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - opened > fresh) location.reload();
  });
})();
